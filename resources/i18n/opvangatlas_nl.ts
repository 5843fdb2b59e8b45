<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
  <context>
    <name>@default</name>
    <message>
      <source>Error in {what}. The plan was not changed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Show log</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
</TS>
