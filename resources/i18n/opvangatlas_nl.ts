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
    <message>
      <source>Processing is not available. Switch on the plug-in Processing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The work failed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>New plan…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make a plan from a layer of municipalities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open plan…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open sample</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A fictional province to look around in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Close plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Locations…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Links…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check the plan against the rules</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Next finding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Previous finding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Derive regions again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make the region polygons from their municipalities again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Create annex…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>User guide</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>About Opvangatlas</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Regions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Findings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Regions ({n})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Findings ({n})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Figures from before the last change.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Read-only: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>today, the plan has none</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{regime}, reference date {date}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recent plans</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Import</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Panels</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Show the findings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No plan was opened yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Layer ‘{layer}’ could not be saved: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>opening the plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Opening {plan}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The changes in ‘{plan}’ are not saved.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Do not save</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Progress</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Explanation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rule</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Source</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>To do</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a finding in the list.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Finding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Subject</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Whole plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Not checked yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Group</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Region</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Previous</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Next</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>By region</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>By rule</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Not grouped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Search in findings</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <source>No findings; %n rule(s) cannot be assessed.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <source>All regions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nothing found with this filter.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unassigned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Total</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mun.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Number of municipalities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Inhabitants</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Inhabitants of the municipalities together</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Places</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Places for asylum seekers that are open on the reference date</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Find.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Findings: faults, warnings and notes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Locations</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Parts of the region that do not touch and are not linked</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Furthest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>From the furthest municipality to the region's location; straight line × detour factor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <source>%n fault(s)</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n warning(s)</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n note(s)</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <source>No plan is open. Make a new plan, open a plan or look at the sample.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Municipalities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Travel time</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>not checked yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Annex</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>create when the plan is ready</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count}, {loose} unassigned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count}, all assigned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count}, {empty} without municipalities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>none yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>none yet: import</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count}, {incomplete} incomplete</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>straight line × {factor}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Steps of the plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Does not comply</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cannot be assessed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Complies with remarks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Complies</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Fault</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Warning</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Note</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Processing</name>
    <message>
      <source>Plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Plans (*.gpkg)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Checks a plan against the rules of its regime: is every municipality in a region, has every region an open regional location that is not too far, is it in one piece, are locations and reserve complete? Gives findings on the map, travel per municipality, counts and a verdict. Without a network, distances are straight lines times the detour factor. The plan itself is not changed. Empty values are taken from the plan's settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Network</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Distance norm (km)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Travel time norm (min)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Detour factor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Speed (km/h)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Include confidential locations</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Language of the messages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Findings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Travel</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Errors</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Notes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Create plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Makes a plan (one GeoPackage) from a layer of municipalities. Columns with CBS names such as statcode are recognised. With a division column the regions are filled from it; existing divisions that are kept can be compared with and started from later.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Municipalities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Municipality code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Inhabitants</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Province code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start with division (code)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Name of the division's regions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Existing divisions to keep (name=column;…)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Only these provinces (PV23;PV25)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Also keep neighbours within (km)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Regime</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Name of the plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Regions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Create annex</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Writes the annex of a plan into a folder: shapefiles with a legend (gis) and CSV tables (tabellen). Confidential locations are left out before anything is counted, unless included.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Folder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Import declared links</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds declared links between municipalities from a table with gm_a, gm_b, soort (veer, tunnel, brug, bestuurlijk) and optionally naam and minuten. A link joins the pieces of a region: islands with a ferry are not loose.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Links</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Accepted rows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Number of rejected rows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Import locations</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds reception locations to a plan, from points in any coordinate system or a table with lon/lat or x/y. Every row is accepted or rejected with the reason; rejected rows can be repaired and imported again. Say which column holds what as attribute=column;…, for example loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Locations</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Columns (attribute=column;…)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column with the type</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Types (theirs=ours;…)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Type when empty or unknown</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Status when empty or unknown</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
</TS>
