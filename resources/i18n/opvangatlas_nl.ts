<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
  <context>
    <name>@default</name>
    <message>
      <source>Moved municipalities</source>
      <translation>Verplaatste gemeenten</translation>
    </message>
    <message>
      <source>Unassigned</source>
      <translation>Niet toegewezen</translation>
    </message>
    <message>
      <source>Comparison</source>
      <translation>Vergelijking</translation>
    </message>
    <message>
      <source>Regions being drawn</source>
      <translation>Regio's in bewerking</translation>
    </message>
    <message>
      <source>New region {name}</source>
      <translation>Nieuwe regio {name}</translation>
    </message>
    <message>
      <source>Rename region</source>
      <translation>Regio hernoemen</translation>
    </message>
    <message>
      <source>Colour region</source>
      <translation>Regio kleuren</translation>
    </message>
    <message>
      <source>Redistribute colours</source>
      <translation>Kleuren verdelen</translation>
    </message>
    <message>
      <source>Merge into {name}</source>
      <translation>Samenvoegen in {name}</translation>
    </message>
    <message numerus="yes">
      <source>Remove %n region(s)</source>
      <translation>
        <numerusform>%n regio verwijderen</numerusform>
        <numerusform>%n regio's verwijderen</numerusform>
      </translation>
    </message>
    <message>
      <source>Split off from {name}</source>
      <translation>Afsplitsen van {name}</translation>
    </message>
    <message>
      <source>Region {number}</source>
      <translation>Regio {number}</translation>
    </message>
    <message>
      <source>assigned</source>
      <translation>toegewezen</translation>
    </message>
    <message>
      <source>outside the plan</source>
      <translation>buiten het plan</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regio's</translation>
    </message>
    <message>
      <source>Region names</source>
      <translation>Regionamen</translation>
    </message>
    <message>
      <source>Municipalities</source>
      <translation>Gemeenten</translation>
    </message>
    <message>
      <source>Travel time per municipality</source>
      <translation>Reistijd per gemeente</translation>
    </message>
    <message>
      <source>Locations</source>
      <translation>Locaties</translation>
    </message>
    <message>
      <source>Municipality names</source>
      <translation>Gemeentenamen</translation>
    </message>
    <message>
      <source>unassigned</source>
      <translation>niet toegewezen</translation>
    </message>
    <message>
      <source>open location</source>
      <translation>open locatie</translation>
    </message>
    <message>
      <source>not open on the reference date</source>
      <translation>niet open op de peildatum</translation>
    </message>
    <message>
      <source>Error {number} in {what}. Details are in the log.</source>
      <translation>Fout {number} bij {what}. Details staan in het log.</translation>
    </message>
    <message>
      <source>Show log</source>
      <translation>Log tonen</translation>
    </message>
    <message>
      <source>The address service cannot be reached. Type coordinates, or click the map.</source>
      <translation>De adresdienst is niet te bereiken. Typ coördinaten, of klik op de kaart.</translation>
    </message>
    <message>
      <source>No address was found.</source>
      <translation>Geen adres gevonden.</translation>
    </message>
    <message>
      <source>code</source>
      <translation>code</translation>
    </message>
    <message>
      <source>(empty)</source>
      <translation>(leeg)</translation>
    </message>
    <message>
      <source>From {lowest} to {highest}</source>
      <translation>Van {lowest} tot en met {highest}</translation>
    </message>
    <message>
      <source>Location</source>
      <translation>Locatie</translation>
    </message>
    <message>
      <source>Places on the reference date</source>
      <translation>Plekken op de peildatum</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Bevindingen</translation>
    </message>
    <message>
      <source>Travel time to the own region</source>
      <translation>Reistijd naar de eigen regio</translation>
    </message>
    <message>
      <source>Provinces</source>
      <translation>Provincies</translation>
    </message>
    <message>
      <source>Opvangatlas – {plan}</source>
      <translation>Opvangatlas – {plan}</translation>
    </message>
    <message>
      <source>Division</source>
      <translation>Indeling</translation>
    </message>
    <message>
      <source>Travel time</source>
      <translation>Reistijd</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tabellen</translation>
    </message>
    <message>
      <source>Capacity</source>
      <translation>Capaciteit</translation>
    </message>
    <message>
      <source>Something of the open plan that the style of one of its layers uses.</source>
      <translation>Iets van het geopende plan dat de stijl van een van zijn lagen gebruikt.</translation>
    </message>
    <message>
      <source>region</source>
      <translation>regio</translation>
    </message>
    <message>
      <source>locked region</source>
      <translation>vergrendelde regio</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>onbekend</translation>
    </message>
    <message>
      <source>above the norm</source>
      <translation>boven de norm</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Type</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Certainty</source>
      <translation>Zekerheid</translation>
    </message>
    <message>
      <source>confidential</source>
      <translation>vertrouwelijk</translation>
    </message>
    <message>
      <source>places unknown</source>
      <translation>plekken onbekend</translation>
    </message>
    <message>
      <source>small: not open on the reference date</source>
      <translation>klein: niet open</translation>
    </message>
    <message>
      <source>no type</source>
      <translation>geen type</translation>
    </message>
    <message>
      <source>no status</source>
      <translation>geen status</translation>
    </message>
    <message>
      <source>Routes</source>
      <translation>Routes</translation>
    </message>
    <message>
      <source>Desire lines</source>
      <translation>Wenslijnen</translation>
    </message>
    <message>
      <source>Service area per location</source>
      <translation>Bereik per locatie</translation>
    </message>
    <message>
      <source>Quality of the network</source>
      <translation>Kwaliteit van het netwerk</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Van</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Naar</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <source>Kilometres</source>
      <translation>Kilometers</translation>
    </message>
    <message>
      <source>of which access (km)</source>
      <translation>waarvan aansluiting (km)</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Methode</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Reden</translation>
    </message>
    <message>
      <source>Above the norm</source>
      <translation>Boven de norm</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Soort</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Omschrijving</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>Wat is gedaan</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>Rij</translation>
    </message>
    <message>
      <source>Gap (m)</source>
      <translation>Afstand (m)</translation>
    </message>
    <message>
      <source>within the norm</source>
      <translation>binnen de norm</translation>
    </message>
    <message>
      <source>Processing is not available. Switch on the plug-in Processing.</source>
      <translation>Processing is niet beschikbaar. Zet de plug-in Processing aan.</translation>
    </message>
    <message>
      <source>The work failed.</source>
      <translation>Het is niet gelukt.</translation>
    </message>
    <message>
      <source>Cancelled. The previous outcome stays.</source>
      <translation>Geannuleerd. De vorige uitkomst blijft staan.</translation>
    </message>
    <message>
      <source>Create annex</source>
      <translation>Bijlage maken</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Tonen</translation>
    </message>
    <message>
      <source>Closes this dialog and shows the list of findings.</source>
      <translation>Sluit dit venster en toont de lijst met bevindingen.</translation>
    </message>
    <message>
      <source>Choose at least one part.</source>
      <translation>Kies ten minste één onderdeel.</translation>
    </message>
    <message>
      <source>The folder with templates does not exist.</source>
      <translation>De map met sjablonen bestaat niet.</translation>
    </message>
    <message>
      <source>The network of this plan is gone: {folder}. Choose another one in the panel Plan.</source>
      <translation>Het netwerk van dit plan is er niet meer: {folder}. Kies een ander netwerk in het paneel Plan.</translation>
    </message>
    <message>
      <source>The annex is made of the plan as it was last saved and is checked anew.</source>
      <translation>De bijlage wordt gemaakt van het plan zoals het is opgeslagen en wordt opnieuw gecontroleerd.</translation>
    </message>
    <message>
      <source>Errors and gaps of this variant and date are known once the annex is made.</source>
      <translation>Fouten en ontbrekende gegevens van deze variant en datum zijn bekend als de bijlage is gemaakt.</translation>
    </message>
    <message numerus="yes">
      <source>%n location(s) and region(s) incomplete</source>
      <translation>
        <numerusform>%n locatie of regio onvolledig</numerusform>
        <numerusform>%n locaties en regio's onvolledig</numerusform>
      </translation>
    </message>
    <message>
      <source>The plan is not checked yet.</source>
      <translation>Het plan is nog niet gecontroleerd.</translation>
    </message>
    <message>
      <source>Choose a folder.</source>
      <translation>Kies een map.</translation>
    </message>
    <message>
      <source>Cannot write to {folder}. Choose another folder.</source>
      <translation>Kan niet schrijven naar {folder}. Kies een andere map.</translation>
    </message>
    <message>
      <source>This folder holds the annex of {date}; it is replaced when the new one is whole. Files changed since are kept.</source>
      <translation>In deze map staat de bijlage van {date}; die wordt vervangen zodra de nieuwe compleet is. Wat sindsdien is gewijzigd, blijft bewaard.</translation>
    </message>
    <message>
      <source>Removed: {parts}.</source>
      <translation>Verwijderd: {parts}.</translation>
    </message>
    <message>
      <source>that of the plan</source>
      <translation>die van het plan</translation>
    </message>
    <message>
      <source>Public</source>
      <translation>Openbaar</translation>
    </message>
    <message>
      <source>Confidential</source>
      <translation>Vertrouwelijk</translation>
    </message>
    <message>
      <source>Contacts and justifications</source>
      <translation>Aanspreekpunten en onderbouwingen</translation>
    </message>
    <message>
      <source>One zip file in the folder</source>
      <translation>Als één zip in de map</translation>
    </message>
    <message>
      <source>All regions</source>
      <translation>Alle regio's</translation>
    </message>
    <message>
      <source>No other variant</source>
      <translation>Geen andere variant</translation>
    </message>
    <message>
      <source>Variants that the plan on one page shows beside this one.</source>
      <translation>Varianten die het plan op één blad naast deze toont.</translation>
    </message>
    <message>
      <source>Folder with own templates</source>
      <translation>Map met eigen sjablonen</translation>
    </message>
    <message>
      <source>Folder of the annex</source>
      <translation>Map van de bijlage</translation>
    </message>
    <message>
      <source>those of Opvangatlas</source>
      <translation>die van Opvangatlas</translation>
    </message>
    <message>
      <source>Layouts (overzicht.qpt, regio.qpt, …) and bijlage.odt that replace ours.</source>
      <translation>Lay-outs (overzicht.qpt, regio.qpt, …) en bijlage.odt die de onze vervangen.</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Inhoud</translation>
    </message>
    <message>
      <source>Variant</source>
      <translation>Variant</translation>
    </message>
    <message>
      <source>Beside it</source>
      <translation>Ernaast</translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation>Peildatum</translation>
    </message>
    <message>
      <source>Own templates</source>
      <translation>Eigen sjablonen</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>With all locations, contacts and justifications.</source>
      <translation>Met alle locaties, aanspreekpunten en onderbouwingen.</translation>
    </message>
    <message>
      <source>Confidential locations are left out before anything is counted.</source>
      <translation>Vertrouwelijke locaties worden weggelaten voordat er iets wordt geteld.</translation>
    </message>
    <message>
      <source>GIS (shapefiles, GeoPackage)</source>
      <translation>GIS (shapefiles, GeoPackage)</translation>
    </message>
    <message>
      <source>GeoJSON</source>
      <translation>GeoJSON</translation>
    </message>
    <message>
      <source>Tables (XLSX, ODS, CSV)</source>
      <translation>Tabellen (XLSX, ODS, CSV)</translation>
    </message>
    <message>
      <source>Maps (PDF, PNG)</source>
      <translation>Kaarten (PDF, PNG)</translation>
    </message>
    <message>
      <source>Document (ODT, HTML, PDF)</source>
      <translation>Document (ODT, HTML, PDF)</translation>
    </message>
    <message>
      <source>Plan on one page (HTML)</source>
      <translation>Plan op één blad (HTML)</translation>
    </message>
    <message>
      <source>There is no chart without matplotlib; the table shows the same figures.</source>
      <translation>Zonder matplotlib is er geen grafiek; de tabel toont dezelfde cijfers.</translation>
    </message>
    <message>
      <source>shortage</source>
      <translation>tekort</translation>
    </message>
    <message>
      <source>with intended</source>
      <translation>met voornemen</translation>
    </message>
    <message>
      <source>need, low to high</source>
      <translation>behoefte, laag tot hoog</translation>
    </message>
    <message>
      <source>need</source>
      <translation>behoefte</translation>
    </message>
    <message>
      <source>Open a plan first.</source>
      <translation>Open eerst een plan.</translation>
    </message>
    <message>
      <source>Picture (*.png)</source>
      <translation>Afbeelding (*.png)</translation>
    </message>
    <message>
      <source>Drawing (*.svg)</source>
      <translation>Tekening (*.svg)</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>Tabel (*.csv)</translation>
    </message>
    <message>
      <source>Save chart or table</source>
      <translation>Grafiek of tabel opslaan</translation>
    </message>
    <message>
      <source>capacity</source>
      <translation>capaciteit</translation>
    </message>
    <message>
      <source>A picture is saved as .png or .svg, the table as .csv.</source>
      <translation>Een afbeelding wordt bewaard als .png of .svg, de tabel als .csv.</translation>
    </message>
    <message>
      <source>There is no chart without matplotlib. Choose the table (*.csv).</source>
      <translation>Zonder matplotlib is er geen grafiek. Kies de tabel (*.csv).</translation>
    </message>
    <message>
      <source>Cannot write to {path}: {reason}</source>
      <translation>Kan niet schrijven naar {path}: {reason}</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Gebied</translation>
    </message>
    <message>
      <source>Type group</source>
      <translation>Typegroep</translation>
    </message>
    <message>
      <source>Scenario</source>
      <translation>Scenario</translation>
    </message>
    <message>
      <source>Count confidential locations</source>
      <translation>Vertrouwelijke locaties meetellen</translation>
    </message>
    <message>
      <source>Reserve order…</source>
      <translation>Reservevolgorde…</translation>
    </message>
    <message>
      <source>Milestones…</source>
      <translation>Mijlpalen…</translation>
    </message>
    <message>
      <source>Milestones, signals, targets, transfers, kept reserve plans</source>
      <translation>Mijlpalen, signalen, taakstellingen, overdrachten, bewaarde inzetplannen</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Opslaan…</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopiëren</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabel</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Afbeelding</translation>
    </message>
    <message>
      <source>All types</source>
      <translation>Alle typen</translation>
    </message>
    <message>
      <source>Ending within {n} months…</source>
      <translation>Aflopend binnen {n} maanden…</translation>
    </message>
    <message>
      <source>Prognosis {version}</source>
      <translation>Prognose {version}</translation>
    </message>
    <message numerus="yes">
      <source>%n confidential location(s) counted</source>
      <translation>
        <numerusform>%n vertrouwelijke locatie meegeteld</numerusform>
        <numerusform>%n vertrouwelijke locaties meegeteld</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n confidential location(s) left out</source>
      <translation>
        <numerusform>%n vertrouwelijke locatie weggelaten</numerusform>
        <numerusform>%n vertrouwelijke locaties weggelaten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Confidential: %n location(s) counted</source>
      <translation>
        <numerusform>Vertrouwelijk: locaties meegeteld: %n</numerusform>
        <numerusform>Vertrouwelijk: locaties meegeteld: %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Whole plan</source>
      <translation>Hele plan</translation>
    </message>
    <message>
      <source>Opens, ends, decided</source>
      <translation>Opent, eindigt, besluiten</translation>
    </message>
    <message>
      <source>Opens, ends, decided in {quarter}</source>
      <translation>Opent, eindigt, besluiten in {quarter}</translation>
    </message>
    <message>
      <source>No need entered yet; the balance is unknown.</source>
      <translation>Nog geen behoefte ingevoerd; het saldo is onbekend.</translation>
    </message>
    <message>
      <source>type unknown or changing</source>
      <translation>type onbekend of wisselend</translation>
    </message>
    <message>
      <source>incidental</source>
      <translation>incidenteel</translation>
    </message>
    <message>
      <source>emergency</source>
      <translation>(crisis)noodopvang</translation>
    </message>
    <message>
      <source>(not described)</source>
      <translation>(niet omschreven)</translation>
    </message>
    <message>
      <source>Quarter</source>
      <translation>Kwartaal</translation>
    </message>
    <message>
      <source>Needed</source>
      <translation>Nodig</translation>
    </message>
    <message>
      <source>Places needed</source>
      <translation>Benodigde plekken</translation>
    </message>
    <message>
      <source>Signed</source>
      <translation>Getekend</translation>
    </message>
    <message>
      <source>Places, the lowest number on any day</source>
      <translation>Plekken, het laagste aantal op enige dag</translation>
    </message>
    <message>
      <source>Emergency</source>
      <translation>Nood</translation>
    </message>
    <message>
      <source>(Crisis) emergency places among the signed ones, on the lowest day</source>
      <translation>Plekken (crisis)noodopvang onder de getekende, op de laagste dag</translation>
    </message>
    <message>
      <source>Balance</source>
      <translation>Saldo</translation>
    </message>
    <message>
      <source>Places less need</source>
      <translation>Plekken min behoefte</translation>
    </message>
    <message>
      <source>Balance w. intended</source>
      <translation>Saldo met voorn.</translation>
    </message>
    <message>
      <source>Places less need, including what is intended</source>
      <translation>Plekken min behoefte, met wat voorgenomen is</translation>
    </message>
    <message>
      <source>Lowest on {day}</source>
      <translation>Laagst op {day}</translation>
    </message>
    <message>
      <source>some places are unknown</source>
      <translation>van sommige plekken is het aantal onbekend</translation>
    </message>
    <message>
      <source>some ends are unknown</source>
      <translation>van een deel is het eind onbekend</translation>
    </message>
    <message>
      <source>Need is unknown</source>
      <translation>De behoefte is onbekend</translation>
    </message>
    <message>
      <source>Shortage</source>
      <translation>Tekort</translation>
    </message>
    <message>
      <source>It is not known whether it is enough</source>
      <translation>Of het genoeg is, is onbekend</translation>
    </message>
    <message>
      <source>Enough only with emergency or incidental places</source>
      <translation>Alleen genoeg met nood- of incidentele plekken</translation>
    </message>
    <message>
      <source>Enough</source>
      <translation>Genoeg</translation>
    </message>
    <message>
      <source>Regular {regular}, incidental {incidental}, emergency {emergency}</source>
      <translation>Regulier {regular}, incidenteel {incidental}, noodopvang {emergency}</translation>
    </message>
    <message>
      <source>Location or decision</source>
      <translation>Locatie of besluit</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Wijziging</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Plekken</translation>
    </message>
    <message>
      <source>opens</source>
      <translation>opent</translation>
    </message>
    <message>
      <source>grows</source>
      <translation>groeit</translation>
    </message>
    <message>
      <source>shrinks</source>
      <translation>krimpt</translation>
    </message>
    <message>
      <source>ends</source>
      <translation>eindigt</translation>
    </message>
    <message>
      <source>changes</source>
      <translation>wijzigt</translation>
    </message>
    <message>
      <source>milestone</source>
      <translation>mijlpaal</translation>
    </message>
    <message>
      <source>decision</source>
      <translation>besluit</translation>
    </message>
    <message>
      <source>{change} (intended)</source>
      <translation>{change} (voornemen)</translation>
    </message>
    <message>
      <source>Ending soon</source>
      <translation>Aflopend</translation>
    </message>
    <message>
      <source>Extend</source>
      <translation>Verlengen</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Vervangen</translation>
    </message>
    <message>
      <source>Terminate</source>
      <translation>Beëindigen</translation>
    </message>
    <message>
      <source>(unchanged)</source>
      <translation>(ongewijzigd)</translation>
    </message>
    <message>
      <source>What it does to the balance</source>
      <translation>Wat het met het saldo doet</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>Toepassen</translation>
    </message>
    <message>
      <source>Decision</source>
      <translation>Besluit</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>Dag</translation>
    </message>
    <message>
      <source>Name of the replacement</source>
      <translation>Naam van de vervanging</translation>
    </message>
    <message>
      <source>Decided by</source>
      <translation>Besluit door</translation>
    </message>
    <message>
      <source>Decided on</source>
      <translation>Besloten op</translation>
    </message>
    <message>
      <source>Ends within (months)</source>
      <translation>Eindigt binnen (maanden)</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Tot en met</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>Laatste dag</translation>
    </message>
    <message>
      <source>of each its own</source>
      <translation>van elk de eigen dag</translation>
    </message>
    <message>
      <source>Counts what is confidential among these, also where the panel Capacity does not.</source>
      <translation>Telt mee wat hiervan vertrouwelijk is, ook waar het paneel Capaciteit dat niet doet.</translation>
    </message>
    <message>
      <source>Nothing ends within these months.</source>
      <translation>Binnen deze maanden eindigt niets.</translation>
    </message>
    <message>
      <source>Select one or more locations.</source>
      <translation>Selecteer een of meer locaties.</translation>
    </message>
    <message>
      <source>Give a day.</source>
      <translation>Vul een dag in.</translation>
    </message>
    <message>
      <source>Expiry round</source>
      <translation>Aflopende overeenkomsten</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) changed; save the layers to keep them.</source>
      <translation>
        <numerusform>%n rij gewijzigd; sla de lagen op om dit te bewaren.</numerusform>
        <numerusform>%n rijen gewijzigd; sla de lagen op om dit te bewaren.</numerusform>
      </translation>
    </message>
    <message>
      <source>extended until {day}</source>
      <translation>verlengd t/m {day}</translation>
    </message>
    <message>
      <source>replaced from {day}</source>
      <translation>vervangen vanaf {day}</translation>
    </message>
    <message>
      <source>terminated on {day}</source>
      <translation>beëindigd op {day}</translation>
    </message>
    <message>
      <source>The balance does not change within the planning window.</source>
      <translation>Het saldo verandert niet binnen de planperiode.</translation>
    </message>
    <message>
      <source>With intended</source>
      <translation>Met voornemen</translation>
    </message>
    <message>
      <source>{line}: {first} to {last} {change} places; balance in {first} from {before} to {after}.</source>
      <translation>{line}: {first} tot en met {last} {change} plekken; saldo in {first} van {before} naar {after}.</translation>
    </message>
    <message>
      <source>terminated</source>
      <translation>wordt beëindigd</translation>
    </message>
    <message>
      <source>agreement</source>
      <translation>overeenkomst</translation>
    </message>
    <message>
      <source>lease</source>
      <translation>huurcontract</translation>
    </message>
    <message>
      <source>agreement and lease</source>
      <translation>overeenkomst en huur</translation>
    </message>
    <message>
      <source>last period</source>
      <translation>laatste periode</translation>
    </message>
    <message>
      <source>Town</source>
      <translation>Plaats</translation>
    </message>
    <message>
      <source>Municipality</source>
      <translation>Gemeente</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Regio</translation>
    </message>
    <message>
      <source>End</source>
      <comment>column</comment>
      <translation>Eind</translation>
    </message>
    <message>
      <source>Days</source>
      <translation>Dagen</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>Plan</translation>
    </message>
    <message>
      <source>Balance in the first</source>
      <translation>Saldo in het eerste</translation>
    </message>
    <message>
      <source>Reserve order</source>
      <translation>Reservevolgorde</translation>
    </message>
    <message>
      <source>Scale up: use reserve</source>
      <translation>Opschalen: reserve inzetten</translation>
    </message>
    <message>
      <source>Scale down: mix first, then close</source>
      <translation>Afschalen: eerst mengen, dan sluiten</translation>
    </message>
    <message>
      <source>31-12-2029 or 2029-K4; empty: within so many days</source>
      <translation>31-12-2029 of 2029-K4; leeg: binnen zoveel dagen</translation>
    </message>
    <message>
      <source>Also reserve that is potential</source>
      <translation>Ook potentiële reserve</translation>
    </message>
    <message>
      <source>Also what flexible locations have for others</source>
      <translation>Ook wat flexibele locaties voor anderen hebben</translation>
    </message>
    <message>
      <source>Name of this reserve plan</source>
      <translation>Naam van dit inzetplan</translation>
    </message>
    <message>
      <source>Keep in the plan</source>
      <translation>In het plan bewaren</translation>
    </message>
    <message>
      <source>Up or down</source>
      <translation>Opschalen of afschalen</translation>
    </message>
    <message>
      <source>For the day or quarter</source>
      <translation>Voor de dag of het kwartaal</translation>
    </message>
    <message>
      <source>Within (days)</source>
      <translation>Binnen (dagen)</translation>
    </message>
    <message>
      <source>Short in {quarter}: {places}.</source>
      <translation>Tekort in {quarter}: {places}.</translation>
    </message>
    <message>
      <source>The whole portfolio costs at least € {cost} a day in reserve.</source>
      <translation>De hele portefeuille kost in reserve minstens € {cost} per dag.</translation>
    </message>
    <message>
      <source>The whole portfolio costs € {cost} a day in reserve.</source>
      <translation>De hele portefeuille kost in reserve € {cost} per dag.</translation>
    </message>
    <message>
      <source>Places unknown, left alone: {names}.</source>
      <translation>Aantal plekken onbekend, niet meegenomen: {names}.</translation>
    </message>
    <message>
      <source>Keep reserve plan</source>
      <translation>Inzetplan bewaren</translation>
    </message>
    <message>
      <source>“{name}” is in the plan; save the layers to keep it.</source>
      <translation>‘{name}’ staat in het plan; sla de lagen op om het te bewaren.</translation>
    </message>
    <message>
      <source>No reserve is ready in time.</source>
      <translation>Er is geen reserve op tijd klaar.</translation>
    </message>
    <message>
      <source>{found} of {asked} places, all by shifting the mix.</source>
      <translation>{found} van {asked} plekken, alle door de mix te verschuiven.</translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) are missing.</source>
      <translation>
        <numerusform>Er ontbreekt %n plek.</numerusform>
        <numerusform>Er ontbreken %n plekken.</numerusform>
      </translation>
    </message>
    <message>
      <source>{found} of {asked} places, ready after {days} days; {share}% is (crisis) emergency.</source>
      <translation>{found} van {asked} plekken, klaar na {days} dagen; {share}% is (crisis)noodopvang.</translation>
    </message>
    <message numerus="yes">
      <source>%n of them come from the mix; how fast is not known.</source>
      <translation>
        <numerusform>%n daarvan komt uit de mix; hoe snel die er is, is niet bekend.</numerusform>
        <numerusform>%n daarvan komen uit de mix; hoe snel die er zijn, is niet bekend.</numerusform>
      </translation>
    </message>
    <message>
      <source>{found} of {asked} places given back.</source>
      <translation>{found} van {asked} plekken afgebouwd.</translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) stay: a location is never closed in part.</source>
      <translation>
        <numerusform>%n plek blijft: een locatie wordt nooit half gesloten.</numerusform>
        <numerusform>%n plekken blijven: een locatie wordt nooit half gesloten.</numerusform>
      </translation>
    </message>
    <message>
      <source>the whole plan</source>
      <translation>het hele plan</translation>
    </message>
    <message>
      <source>at least {n}</source>
      <translation>minstens {n}</translation>
    </message>
    <message>
      <source>at most {n}</source>
      <translation>hoogstens {n}</translation>
    </message>
    <message>
      <source>shift the mix</source>
      <translation>mengen</translation>
    </message>
    <message>
      <source>close</source>
      <translation>sluiten</translation>
    </message>
    <message>
      <source>day {n}</source>
      <translation>dag {n}</translation>
    </message>
    <message>
      <source>Explanation</source>
      <translation>Toelichting</translation>
    </message>
    <message>
      <source>Justified</source>
      <translation>Onderbouwd</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>Regel</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Bron</translation>
    </message>
    <message>
      <source>To do</source>
      <translation>Doen</translation>
    </message>
    <message>
      <source>Choose a finding in the list.</source>
      <translation>Kies een bevinding in de lijst.</translation>
    </message>
    <message>
      <source>until {day}</source>
      <translation>tot en met {day}</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>Bevinding</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>Onderwerp</translation>
    </message>
    <message>
      <source>Not checked yet.</source>
      <translation>Nog niet gecontroleerd.</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Groeperen</translation>
    </message>
    <message>
      <source>Search in findings</source>
      <translation>Zoek in bevindingen</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>Vorige</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Volgende</translation>
    </message>
    <message>
      <source>Justify…</source>
      <translation>Onderbouwen…</translation>
    </message>
    <message>
      <source>By region</source>
      <translation>Per regio</translation>
    </message>
    <message>
      <source>By rule</source>
      <translation>Per regel</translation>
    </message>
    <message>
      <source>By kind and cause</source>
      <translation>Op soort en oorzaak</translation>
    </message>
    <message>
      <source>Not grouped</source>
      <translation>Niet gegroepeerd</translation>
    </message>
    <message numerus="yes">
      <source>No findings; %n rule(s) cannot be assessed.</source>
      <translation>
        <numerusform>Geen bevindingen; %n regel niet te beoordelen.</numerusform>
        <numerusform>Geen bevindingen; %n regels niet te beoordelen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing found with this filter.</source>
      <translation>Niets gevonden met dit filter.</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>Filter wissen</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Controleer</translation>
    </message>
    <message>
      <source>Justify a finding</source>
      <translation>Bevinding onderbouwen</translation>
    </message>
    <message>
      <source>a function, not a name</source>
      <translation>een functie, geen naam</translation>
    </message>
    <message>
      <source>open-ended</source>
      <translation>onbepaald</translation>
    </message>
    <message>
      <source>The reason may stand in a public annex</source>
      <translation>De reden mag in een openbare bijlage staan</translation>
    </message>
    <message>
      <source>Justify</source>
      <translation>Onderbouwen</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Intrekken</translation>
    </message>
    <message>
      <source>Reason *</source>
      <translation>Reden *</translation>
    </message>
    <message>
      <source>Recorded by</source>
      <translation>Vastgelegd door</translation>
    </message>
    <message>
      <source>Body</source>
      <translation>Orgaan</translation>
    </message>
    <message>
      <source>Valid until</source>
      <translation>Geldt tot en met</translation>
    </message>
    <message>
      <source>Document</source>
      <translation>Document</translation>
    </message>
    <message>
      <source>It returns by itself when the figures of the finding change.</source>
      <translation>Zij keert vanzelf terug als de cijfers van de bevinding veranderen.</translation>
    </message>
    <message>
      <source>a file, or https://…</source>
      <translation>een bestand, of https://…</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nee</translation>
    </message>
    <message>
      <source>{field} of a location</source>
      <translation>{field} van een locatie</translation>
    </message>
    <message>
      <source>Add period</source>
      <translation>Periode toevoegen</translation>
    </message>
    <message>
      <source>Remove period</source>
      <translation>Periode verwijderen</translation>
    </message>
    <message>
      <source>Add reserve</source>
      <translation>Reserve toevoegen</translation>
    </message>
    <message>
      <source>Remove reserve</source>
      <translation>Reserve verwijderen</translation>
    </message>
    <message>
      <source>Add facility</source>
      <translation>Voorziening toevoegen</translation>
    </message>
    <message>
      <source>Remove facility</source>
      <translation>Voorziening verwijderen</translation>
    </message>
    <message>
      <source>Add phase</source>
      <translation>Fase toevoegen</translation>
    </message>
    <message>
      <source>Remove phase</source>
      <translation>Fase verwijderen</translation>
    </message>
    <message>
      <source>Add document</source>
      <translation>Document toevoegen</translation>
    </message>
    <message>
      <source>Remove document</source>
      <translation>Document verwijderen</translation>
    </message>
    <message>
      <source>Add milestone</source>
      <translation>Mijlpaal toevoegen</translation>
    </message>
    <message>
      <source>Remove milestone</source>
      <translation>Mijlpaal verwijderen</translation>
    </message>
    <message>
      <source>{field} of a milestone</source>
      <translation>{field} van een mijlpaal</translation>
    </message>
    <message>
      <source>Add signal</source>
      <translation>Signaal toevoegen</translation>
    </message>
    <message>
      <source>Remove signal</source>
      <translation>Signaal verwijderen</translation>
    </message>
    <message>
      <source>{field} of a signal</source>
      <translation>{field} van een signaal</translation>
    </message>
    <message>
      <source>Add target</source>
      <translation>Taakstelling toevoegen</translation>
    </message>
    <message>
      <source>Remove target</source>
      <translation>Taakstelling verwijderen</translation>
    </message>
    <message>
      <source>{field} of a target</source>
      <translation>{field} van een taakstelling</translation>
    </message>
    <message>
      <source>Add agreed number</source>
      <translation>Opgave toevoegen</translation>
    </message>
    <message>
      <source>Remove agreed number</source>
      <translation>Opgave verwijderen</translation>
    </message>
    <message>
      <source>{field} of an agreed number</source>
      <translation>{field} van een opgave</translation>
    </message>
    <message>
      <source>Add offer</source>
      <translation>Aanbod toevoegen</translation>
    </message>
    <message>
      <source>Remove offer</source>
      <translation>Aanbod verwijderen</translation>
    </message>
    <message>
      <source>{field} of an offer</source>
      <translation>{field} van een aanbod</translation>
    </message>
    <message>
      <source>Add transfer</source>
      <translation>Overdracht toevoegen</translation>
    </message>
    <message>
      <source>Remove transfer</source>
      <translation>Overdracht verwijderen</translation>
    </message>
    <message>
      <source>{field} of a transfer</source>
      <translation>{field} van een overdracht</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Toevoegen</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Verwijderen</translation>
    </message>
    <message>
      <source>Fill in what has a * to add the row.</source>
      <translation>Vul de velden met een * in; dan komt de rij erbij.</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importeren</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Laag</translation>
    </message>
    <message>
      <source>Show rows</source>
      <translation>Rijen tonen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Sluiten</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) outside the area of the plan were left aside.</source>
      <translation>
        <numerusform>%n rij buiten het gebied van het plan is niet meegenomen.</numerusform>
        <numerusform>%n rijen buiten het gebied van het plan zijn niet meegenomen.</numerusform>
      </translation>
    </message>
    <message>
      <source>{refused} of {all} rows not accepted. Repair them and import those rows.</source>
      <translation>{refused} van {all} rijen niet overgenomen. Herstel ze en importeer die rijen.</translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation>Afgekeurde rijen</translation>
    </message>
    <message>
      <source>Import declared links</source>
      <translation>Verbindingen importeren</translation>
    </message>
    <message>
      <source>The table has the columns gm_a, gm_b and soort (veer, tunnel, brug or bestuurlijk); naam and minuten are optional. A link joins the pieces of a region: an island with a ferry is not loose.</source>
      <translation>De tabel heeft de kolommen gm_a, gm_b en soort (veer, tunnel, brug of bestuurlijk); naam en minuten mogen ontbreken. Een verbinding voegt stukken van een regio samen: een eiland met een veer is geen los stuk.</translation>
    </message>
    <message>
      <source>Choose a table with links.</source>
      <translation>Kies een tabel met verbindingen.</translation>
    </message>
    <message>
      <source>Import locations</source>
      <translation>Locaties importeren</translation>
    </message>
    <message>
      <source>Add locations</source>
      <translation>Locaties toevoegen</translation>
    </message>
    <message>
      <source>Update the plan</source>
      <translation>Plan bijwerken</translation>
    </message>
    <message>
      <source>Update: next month's list beside the plan; what is new, changed or gone is shown first.</source>
      <translation>Bijwerken: de lijst van de volgende maand naast het plan; wat nieuw, gewijzigd of weg is ziet u eerst.</translation>
    </message>
    <message>
      <source>none: reject the row</source>
      <translation>geen: de rij afkeuren</translation>
    </message>
    <message>
      <source>leave empty</source>
      <translation>leeg laten</translation>
    </message>
    <message>
      <source>In the layer</source>
      <translation>In de laag</translation>
    </message>
    <message>
      <source>In the plan</source>
      <translation>In het plan</translation>
    </message>
    <message>
      <source>Types found</source>
      <translation>Gevonden typen</translation>
    </message>
    <message>
      <source>1 Columns</source>
      <translation>1 Kolommen</translation>
    </message>
    <message>
      <source>Do</source>
      <translation>Wat</translation>
    </message>
    <message>
      <source>Add or update</source>
      <translation>Toevoegen of bijwerken</translation>
    </message>
    <message>
      <source>Column with the type</source>
      <translation>Kolom met het type</translation>
    </message>
    <message>
      <source>Other types</source>
      <translation>Andere typen</translation>
    </message>
    <message>
      <source>Status when unknown</source>
      <translation>Status als die onbekend is</translation>
    </message>
    <message>
      <source>2 Types and status</source>
      <translation>2 Typen en status</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Voorbeeld</translation>
    </message>
    <message>
      <source>Compare…</source>
      <translation>Vergelijken…</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) in the layer</source>
      <translation>
        <numerusform>%n rij in de laag</numerusform>
        <numerusform>%n rijen in de laag</numerusform>
      </translation>
    </message>
    <message>
      <source>Not used: {columns}</source>
      <translation>Niet gebruikt: {columns}</translation>
    </message>
    <message>
      <source>as ‘Other types’</source>
      <translation>als ‘Andere typen’</translation>
    </message>
    <message>
      <source>Choose a layer or table with locations.</source>
      <translation>Kies een laag of tabel met locaties.</translation>
    </message>
    <message>
      <source>Choose the column with the name.</source>
      <translation>Kies de kolom met de naam.</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) accepted.</source>
      <translation>
        <numerusform>%n rij overgenomen.</numerusform>
        <numerusform>%n rijen overgenomen.</numerusform>
      </translation>
    </message>
    <message>
      <source>{axis} (RD)</source>
      <translation>{axis} (RD)</translation>
    </message>
    <message>
      <source>identifier</source>
      <translation>kenmerk</translation>
    </message>
    <message>
      <source>Replace figures that are there</source>
      <translation>Getallen die er al zijn vervangen</translation>
    </message>
    <message>
      <source>2 The first rows as they will be read</source>
      <translation>2 De eerste rijen zoals ze gelezen worden</translation>
    </message>
    <message>
      <source>Choose a table.</source>
      <translation>Kies een tabel.</translation>
    </message>
    <message>
      <source>Choose the column with: {name}.</source>
      <translation>Kies de kolom met: {name}.</translation>
    </message>
    <message>
      <source>The first rows as they will be read</source>
      <translation>De eerste rijen zoals ze gelezen worden</translation>
    </message>
    <message numerus="yes">
      <source>%n of the first rows would be rejected. The first: {reason}</source>
      <translation>
        <numerusform>%n van de eerste rijen zou worden afgekeurd: {reason}</numerusform>
        <numerusform>%n van de eerste rijen zouden worden afgekeurd. De eerste: {reason}</numerusform>
      </translation>
    </message>
    <message>
      <source>Rejected: {reason}</source>
      <translation>Afgekeurd: {reason}</translation>
    </message>
    <message>
      <source>Import these rows</source>
      <translation>Deze rijen importeren</translation>
    </message>
    <message>
      <source>As a layer</source>
      <translation>Als laag</translation>
    </message>
    <message>
      <source>Put these rows into the project, to look at or to keep.</source>
      <translation>Zet deze rijen in het project, om te bekijken of te bewaren.</translation>
    </message>
    <message>
      <source>Repair the cells and import these rows; a row that is left as it is comes back.</source>
      <translation>Herstel de cellen en importeer deze rijen; een rij die u laat zoals zij is komt terug.</translation>
    </message>
    <message>
      <source>low</source>
      <translation>laag</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>midden</translation>
    </message>
    <message>
      <source>high</source>
      <translation>hoog</translation>
    </message>
    <message>
      <source>total</source>
      <translation>totaal</translation>
    </message>
    <message>
      <source>prognosis</source>
      <translation>prognose</translation>
    </message>
    <message>
      <source>voluntary extra</source>
      <translation>vrijwillig meer</translation>
    </message>
    <message>
      <source>municipality</source>
      <translation>gemeente</translation>
    </message>
    <message>
      <source>Import need</source>
      <translation>Behoefte importeren</translation>
    </message>
    <message>
      <source>Prognosis, such as 2027-I</source>
      <translation>Prognose, zoals 2027-I</translation>
    </message>
    <message>
      <source>Import reserve</source>
      <translation>Reserve importeren</translation>
    </message>
    <message>
      <source>Import periods</source>
      <translation>Perioden importeren</translation>
    </message>
    <message>
      <source>Import targets</source>
      <translation>Taakstellingen importeren</translation>
    </message>
    <message>
      <source>Half-year of rows without one</source>
      <translation>Halfjaar van rijen zonder</translation>
    </message>
    <message>
      <source>Import school holidays</source>
      <translation>Schoolvakanties importeren</translation>
    </message>
    <message>
      <source>Update locations</source>
      <translation>Locaties bijwerken</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Overnemen</translation>
    </message>
    <message>
      <source>leave as they are</source>
      <translation>laten zoals ze zijn</translation>
    </message>
    <message>
      <source>end on</source>
      <translation>beëindigen op</translation>
    </message>
    <message>
      <source>remove</source>
      <translation>verwijderen</translation>
    </message>
    <message>
      <source>last day</source>
      <translation>laatste dag</translation>
    </message>
    <message>
      <source>What the list says</source>
      <translation>Wat de lijst zegt</translation>
    </message>
    <message>
      <source>Attribute</source>
      <translation>Kenmerk</translation>
    </message>
    <message>
      <source>In the list</source>
      <translation>In de lijst</translation>
    </message>
    <message>
      <source>Gone from the list:</source>
      <translation>Niet meer in de lijst:</translation>
    </message>
    <message>
      <source>Gone from the list</source>
      <translation>Niet meer in de lijst</translation>
    </message>
    <message>
      <source>Last day of what is gone from the list</source>
      <translation>Laatste dag van wat niet meer in de lijst staat</translation>
    </message>
    <message numerus="yes">
      <source>Take %n</source>
      <translation>
        <numerusform>%n overnemen</numerusform>
        <numerusform>%n overnemen</numerusform>
      </translation>
    </message>
    <message>
      <source>Tick what to take.</source>
      <translation>Vink aan wat u overneemt.</translation>
    </message>
    <message>
      <source>The list says what the plan says.</source>
      <translation>De lijst zegt wat het plan zegt.</translation>
    </message>
    <message>
      <source>Give the last day of what is gone.</source>
      <translation>Geef de laatste dag van wat niet meer in de lijst staat.</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) the same as in the plan.</source>
      <translation>
        <numerusform>%n rij hetzelfde als in het plan.</numerusform>
        <numerusform>%n rijen hetzelfde als in het plan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) could not be read.</source>
      <translation>
        <numerusform>%n rij kon niet worden gelezen.</numerusform>
        <numerusform>%n rijen konden niet worden gelezen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) outside the area of the plan.</source>
      <translation>
        <numerusform>%n rij buiten het gebied van het plan.</numerusform>
        <numerusform>%n rijen buiten het gebied van het plan.</numerusform>
      </translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Openen</translation>
    </message>
    <message>
      <source>Show the file or page in the program for such files</source>
      <translation>Toon het bestand of de pagina in het programma daarvoor</translation>
    </message>
    <message>
      <source>Target groups</source>
      <translation>Doelgroepen</translation>
    </message>
    <message>
      <source>On the reference date</source>
      <translation>Op de peildatum</translation>
    </message>
    <message>
      <source>Agreement or lease, whichever ends first; else the last period</source>
      <translation>Overeenkomst of huur, wat het eerst eindigt; anders de laatste periode</translation>
    </message>
    <message>
      <source>Add location</source>
      <translation>Locatie toevoegen</translation>
    </message>
    <message>
      <source>Read-only: {reason}.</source>
      <translation>Alleen-lezen: {reason}.</translation>
    </message>
    <message>
      <source>Region: {region}</source>
      <translation>Regio: {region}</translation>
    </message>
    <message>
      <source>‘{name}’ could not be opened.</source>
      <translation>‘{name}’ kan niet worden geopend.</translation>
    </message>
    <message>
      <source>Target group of a location</source>
      <translation>Doelgroep van een locatie</translation>
    </message>
    <message>
      <source>Emergency places made regular</source>
      <translation>Noodplekken regulier gemaakt</translation>
    </message>
    <message>
      <source>Or type coordinates and press Enter</source>
      <translation>Of typ coördinaten en druk op Enter</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Verplaatsen</translation>
    </message>
    <message>
      <source>Click the new place on the map</source>
      <translation>Klik de nieuwe plek op de kaart</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Dupliceren</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Verwijderen…</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Meer</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Opslaan</translation>
    </message>
    <message>
      <source>Revert</source>
      <translation>Herstellen</translation>
    </message>
    <message numerus="yes">
      <source>%n location(s) selected</source>
      <translation>
        <numerusform>%n locatie geselecteerd</numerusform>
        <numerusform>%n locaties geselecteerd</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a location in the list or on the map.</source>
      <translation>Kies een locatie in de lijst of op de kaart.</translation>
    </message>
    <message numerus="yes">
      <source>%n unsaved change(s)</source>
      <translation>
        <numerusform>%n wijziging</numerusform>
        <numerusform>%n wijzigingen</numerusform>
      </translation>
    </message>
    <message>
      <source>Or type coordinates or an address and press Enter</source>
      <translation>Of typ coördinaten of een adres en druk op Enter</translation>
    </message>
    <message numerus="yes">
      <source>%n empty</source>
      <translation>
        <numerusform>%n leeg</numerusform>
        <numerusform>%n leeg</numerusform>
      </translation>
    </message>
    <message>
      <source>Serves region</source>
      <translation>Bedient regio</translation>
    </message>
    <message>
      <source>Only when it serves another region than that of its municipality</source>
      <translation>Alleen als de locatie een andere regio bedient dan die van haar gemeente</translation>
    </message>
    <message>
      <source>Search location, town, municipality</source>
      <translation>Zoek locatie, plaats, gemeente</translation>
    </message>
    <message>
      <source>Every status</source>
      <translation>Elke status</translation>
    </message>
    <message>
      <source>Every certainty</source>
      <translation>Elke zekerheid</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Click the place on the map; Esc stops.</source>
      <translation>Klik de plek op de kaart; Esc stopt.</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Zoeken…</translation>
    </message>
    <message>
      <source>To find addresses over the internet, allow it in Settings &gt; Options &gt; Opvangatlas.</source>
      <translation>Adressen zoeken via internet kan; zet het aan bij Extra &gt; Opties &gt; Opvangatlas.</translation>
    </message>
    <message>
      <source>Choose an address.</source>
      <translation>Kies een adres.</translation>
    </message>
    <message>
      <source>This place lies in no municipality of the plan.</source>
      <translation>Deze plek ligt in geen enkele gemeente van het plan.</translation>
    </message>
    <message>
      <source>New location</source>
      <translation>Nieuwe locatie</translation>
    </message>
    <message>
      <source>Move location</source>
      <translation>Locatie verplaatsen</translation>
    </message>
    <message>
      <source>{name} (copy)</source>
      <translation>{name} (kopie)</translation>
    </message>
    <message>
      <source>Remove location</source>
      <translation>Locatie verwijderen</translation>
    </message>
    <message>
      <source>Periods on a line of years</source>
      <translation>Perioden op een tijdlijn</translation>
    </message>
    <message>
      <source>Regular from</source>
      <translation>Regulier vanaf</translation>
    </message>
    <message>
      <source>Make regular from</source>
      <translation>Omzetten naar regulier vanaf</translation>
    </message>
    <message>
      <source>Ends this period the day before, and lets regular places follow it: as many, until the same end</source>
      <translation>Beëindigt deze periode op de dag ervoor en laat er reguliere plekken op volgen: evenveel, tot hetzelfde eind</translation>
    </message>
    <message>
      <source>Fill in from which day.</source>
      <translation>Vul in vanaf welke dag.</translation>
    </message>
    <message>
      <source>Reserve plans that were kept</source>
      <translation>Bewaarde inzetplannen</translation>
    </message>
    <message>
      <source>What the chosen plan brings into use</source>
      <translation>Wat het gekozen inzetplan inzet</translation>
    </message>
    <message>
      <source>None yet: keep one in Capacity › Reserve order…</source>
      <translation>Nog geen: bewaar er een bij Capaciteit › Reservevolgorde…</translation>
    </message>
    <message>
      <source>for {day}, {area}</source>
      <translation>voor {day}, {area}</translation>
    </message>
    <message>
      <source>short then: {n}</source>
      <translation>tekort dan: {n}</translation>
    </message>
    <message>
      <source>confidential locations counted: not in a public annex</source>
      <translation>vertrouwelijke locaties tellen mee: niet in een openbare bijlage</translation>
    </message>
    <message>
      <source>ready after {n} days</source>
      <translation>gereed na {n} dagen</translation>
    </message>
    <message>
      <source>€ {cost} a day in reserve</source>
      <translation>€ {cost} per dag in reserve</translation>
    </message>
    <message>
      <source>{share}% (crisis) emergency</source>
      <translation>{share}% (crisis)noodopvang</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Naam</translation>
    </message>
    <message>
      <source>Asked, places</source>
      <translation>Gevraagd, plekken</translation>
    </message>
    <message>
      <source>Found, places</source>
      <translation>Gevonden, plekken</translation>
    </message>
    <message>
      <source>Made on</source>
      <translation>Gemaakt op</translation>
    </message>
    <message>
      <source>New plan</source>
      <translation>Nieuw plan</translation>
    </message>
    <message>
      <source>Make plan</source>
      <translation>Plan maken</translation>
    </message>
    <message>
      <source>All provinces</source>
      <translation>Alle provincies</translation>
    </message>
    <message>
      <source>Municipalities around the area are kept for context; they are not part of the plan.</source>
      <translation>Gemeenten rond het gebied komen mee voor de samenhang; ze horen niet bij het plan.</translation>
    </message>
    <message>
      <source>Plans (*.gpkg)</source>
      <translation>Plannen (*.gpkg)</translation>
    </message>
    <message>
      <source>Save plan as</source>
      <translation>Plan opslaan als</translation>
    </message>
    <message>
      <source>1 Municipalities</source>
      <translation>1 Gemeenten</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>Inhabitants</source>
      <translation>Inwoners</translation>
    </message>
    <message>
      <source>Province</source>
      <translation>Provincie</translation>
    </message>
    <message>
      <source>2 Area</source>
      <translation>2 Gebied</translation>
    </message>
    <message>
      <source>Neighbours up to</source>
      <translation>Buurgemeenten tot</translation>
    </message>
    <message>
      <source>Start with</source>
      <translation>Begin met</translation>
    </message>
    <message>
      <source>3 Rules</source>
      <translation>3 Regels</translation>
    </message>
    <message>
      <source>Regime</source>
      <translation>Regime</translation>
    </message>
    <message>
      <source>Name of the plan</source>
      <translation>Naam van het plan</translation>
    </message>
    <message>
      <source>Save as</source>
      <translation>Opslaan als</translation>
    </message>
    <message>
      <source>Choose a layer of municipalities.</source>
      <translation>Kies een laag met gemeenten.</translation>
    </message>
    <message>
      <source>Layer ‘{layer}’ has no coordinate system. Set it and try again.</source>
      <translation>Laag ‘{layer}’ heeft geen coördinatenstelsel. Stel het in en probeer het nog eens.</translation>
    </message>
    <message>
      <source>This layer has too many polygons to be municipalities. Choose another layer.</source>
      <translation>Deze laag heeft te veel vlakken voor gemeenten. Kies een andere laag.</translation>
    </message>
    <message>
      <source>Choose where the plan is saved.</source>
      <translation>Kies waar het plan wordt opgeslagen.</translation>
    </message>
    <message numerus="yes">
      <source>%n municipality(s)</source>
      <translation>
        <numerusform>%n gemeente</numerusform>
        <numerusform>%n gemeenten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s)</source>
      <translation>
        <numerusform>%n regio</numerusform>
        <numerusform>%n regio's</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} inhabitants</source>
      <translation>{count} inwoners</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) without a municipality code left out</source>
      <translation>
        <numerusform>%n rij zonder gemeentecode overgeslagen</numerusform>
        <numerusform>%n rijen zonder gemeentecode overgeslagen</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose the columns for code and name.</source>
      <translation>Kies de kolommen voor code en naam.</translation>
    </message>
    <message numerus="yes">
      <source>%n municipality code(s) occur more than once. Remove the duplicate rows.</source>
      <translation>
        <numerusform>%n gemeentecode komt dubbel voor. Verwijder de dubbele rijen.</numerusform>
        <numerusform>%n gemeentecodes komen dubbel voor. Verwijder de dubbele rijen.</numerusform>
      </translation>
    </message>
    <message>
      <source>No usable municipality is left. Choose other columns or provinces.</source>
      <translation>Er blijft geen bruikbare gemeente over. Kies andere kolommen of provincies.</translation>
    </message>
    <message>
      <source>Checking</source>
      <translation>Controleren</translation>
    </message>
    <message>
      <source>Reading the plan</source>
      <translation>Het plan lezen</translation>
    </message>
    <message>
      <source>Justifying</source>
      <translation>Onderbouwen</translation>
    </message>
    <message>
      <source>Save first: a reason is kept with the figures of the file.</source>
      <translation>Sla eerst op: een reden wordt bewaard bij de cijfers van het bestand.</translation>
    </message>
    <message>
      <source>Deriving regions</source>
      <translation>Regio's afleiden</translation>
    </message>
    <message>
      <source>saving the findings</source>
      <translation>het opslaan van de bevindingen</translation>
    </message>
    <message numerus="yes">
      <source>%n region(s) derived again.</source>
      <translation>
        <numerusform>%n regio opnieuw afgeleid.</numerusform>
        <numerusform>%n regio's opnieuw afgeleid.</numerusform>
      </translation>
    </message>
    <message>
      <source>All regions already fit their municipalities.</source>
      <translation>Alle regio's passen al bij hun gemeenten.</translation>
    </message>
    <message>
      <source>Regions ({n})</source>
      <translation>Regio's ({n})</translation>
    </message>
    <message>
      <source>Findings ({n})</source>
      <translation>Bevindingen ({n})</translation>
    </message>
    <message>
      <source>Figures from before the last change.</source>
      <translation>Cijfers van vóór de laatste wijziging.</translation>
    </message>
    <message>
      <source>today, the plan has none</source>
      <translation>vandaag (niet ingevuld)</translation>
    </message>
    <message>
      <source>{regime}, reference date {date}</source>
      <translation>{regime}, peildatum {date}</translation>
    </message>
    <message numerus="yes">
      <source>without %n confidential location(s)</source>
      <translation>
        <numerusform>zonder %n vertrouwelijke locatie</numerusform>
        <numerusform>zonder %n vertrouwelijke locaties</numerusform>
      </translation>
    </message>
    <message>
      <source>Another program saved the plan while you edit it. Save to bring both together.</source>
      <translation>Een ander programma heeft het plan opgeslagen terwijl u het bewerkt. Sla op om beide samen te voegen.</translation>
    </message>
    <message>
      <source>Open sample</source>
      <translation>Voorbeeld openen</translation>
    </message>
    <message>
      <source>Take over from the other program</source>
      <translation>Overnemen van het andere programma</translation>
    </message>
    <message numerus="yes">
      <source>Another program changed {tables} meanwhile (%n row(s)). Its changes are kept.</source>
      <translation>
        <numerusform>Een ander programma heeft {tables} intussen gewijzigd (rijen: %n). Die wijzigingen blijven.</numerusform>
        <numerusform>Een ander programma heeft {tables} intussen gewijzigd (rijen: %n). Die wijzigingen blijven.</numerusform>
      </translation>
    </message>
    <message>
      <source>Layer ‘{layer}’ could not be saved: {reason}</source>
      <translation>Laag ‘{layer}’ is niet opgeslagen: {reason}</translation>
    </message>
    <message>
      <source>Copy and remove</source>
      <translation>Kopiëren en verwijderen</translation>
    </message>
    <message>
      <source>opening the plan</source>
      <translation>het openen van het plan</translation>
    </message>
    <message>
      <source>Opening {plan}</source>
      <translation>{plan} openen</translation>
    </message>
    <message>
      <source>The plan as it was, with all confidential locations, is in {copy}.</source>
      <translation>Het plan zoals het was, met alle vertrouwelijke locaties, staat in {copy}.</translation>
    </message>
    <message>
      <source>saving the project</source>
      <translation>het opslaan van het project</translation>
    </message>
    <message>
      <source>The plan is read-only: {reason}. Edit a copy.</source>
      <translation>Het plan is alleen-lezen: {reason}. Bewerk een kopie.</translation>
    </message>
    <message>
      <source>Save copy…</source>
      <translation>Kopie opslaan…</translation>
    </message>
    <message>
      <source>Not in the project, so they cannot be edited: {names}.</source>
      <translation>Niet in het project en dus niet te bewerken: {names}.</translation>
    </message>
    <message>
      <source>Put back</source>
      <translation>Terugzetten</translation>
    </message>
    <message>
      <source>The project {name} holds places of locations, confidential ones too. Save it to take them out.</source>
      <translation>In project {name} staan plekken van locaties, ook van vertrouwelijke. Sla het op om ze eruit te halen.</translation>
    </message>
    <message>
      <source>copying the plan</source>
      <translation>het kopiëren van het plan</translation>
    </message>
    <message>
      <source>Copying {plan}</source>
      <translation>{plan} kopiëren</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Wijzigen…</translation>
    </message>
    <message>
      <source>Tables of the plan</source>
      <translation>Tabellen van het plan</translation>
    </message>
    <message>
      <source>Reserve plans</source>
      <translation>Inzetplannen</translation>
    </message>
    <message>
      <source>Prognoses</source>
      <translation>Prognoses</translation>
    </message>
    <message>
      <source>Remove reserve plan</source>
      <translation>Inzetplan verwijderen</translation>
    </message>
    <message>
      <source>Milestones and decisions</source>
      <translation>Mijlpalen en besluiten</translation>
    </message>
    <message>
      <source>What is decided when, and at which table. A decision is complete with its body and text.</source>
      <translation>Wat wanneer wordt besloten, en aan welke tafel. Een besluit is compleet met gremium en tekst.</translation>
    </message>
    <message>
      <source>Signals</source>
      <translation>Signalen</translation>
    </message>
    <message>
      <source>Chances, risks and questions for another table. Name functions, not people.</source>
      <translation>Kansen, risico's en vraagstukken voor een andere tafel. Noem functies, geen personen.</translation>
    </message>
    <message>
      <source>Targets</source>
      <translation>Taakstellingen</translation>
    </message>
    <message>
      <source>Per municipality and half-year; Import › Targets… reads them from a table. Empty is unknown, not 0.</source>
      <translation>Per gemeente en halfjaar; Importeren › Taakstellingen… leest ze uit een tabel. Leeg is onbekend, niet 0.</translation>
    </message>
    <message>
      <source>Transfers</source>
      <translation>Overdrachten</translation>
    </message>
    <message>
      <source>Part of a target that another municipality does, in that half-year.</source>
      <translation>Deel van een taakstelling dat een andere gemeente in dat halfjaar overneemt.</translation>
    </message>
    <message>
      <source>Agreed need</source>
      <translation>Opgaven</translation>
    </message>
    <message>
      <source>What was agreed per region and municipality, from a day until the next number of that area.</source>
      <translation>Wat per regio en gemeente is afgesproken, vanaf een dag tot de volgende opgave van dat gebied.</translation>
    </message>
    <message>
      <source>Offers</source>
      <translation>Aanbod</translation>
    </message>
    <message>
      <source>What a municipality offers. A change is a new row: end the earlier one the day before.</source>
      <translation>Wat een gemeente biedt. Een wijziging is een nieuwe rij: laat de vorige de dag ervoor eindigen.</translation>
    </message>
    <message>
      <source>Plan settings</source>
      <translation>Planinstellingen</translation>
    </message>
    <message>
      <source>Norms</source>
      <translation>Normen</translation>
    </message>
    <message>
      <source>Scouting</source>
      <translation>Verkennen</translation>
    </message>
    <message>
      <source>Reserve</source>
      <translation>Reserve</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuleren</translation>
    </message>
    <message>
      <source>An empty field is the value in grey; – is none.</source>
      <translation>Een leeg veld is de waarde in grijs; – is geen.</translation>
    </message>
    <message>
      <source>2020–2023, as in the format</source>
      <translation>2020–2023, zoals in het format</translation>
    </message>
    <message>
      <source>the latest</source>
      <translation>de nieuwste</translation>
    </message>
    <message>
      <source>Source: {source}</source>
      <translation>Bron: {source}</translation>
    </message>
    <message>
      <source>saving the settings</source>
      <translation>het opslaan van de instellingen</translation>
    </message>
    <message>
      <source>Save or undo the edits first: {layers}.</source>
      <translation>Sla de bewerkingen eerst op of maak ze ongedaan: {layers}.</translation>
    </message>
    <message>
      <source>Differences between two prognoses</source>
      <translation>Verschillen tussen twee prognoses</translation>
    </message>
    <message>
      <source>To</source>
      <comment>municipality</comment>
      <translation>Naar</translation>
    </message>
    <message>
      <source>No need entered yet: Import › Need…</source>
      <translation>Nog geen behoefte ingevoerd: Importeren › Behoefte…</translation>
    </message>
    <message>
      <source>No differences within the planning window.</source>
      <translation>Geen verschillen binnen de planperiode.</translation>
    </message>
    <message>
      <source>Quarters</source>
      <translation>Kwartalen</translation>
    </message>
    <message>
      <source>Was, places</source>
      <translation>Was, plekken</translation>
    </message>
    <message>
      <source>Becomes, places</source>
      <translation>Wordt, plekken</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Verschil</translation>
    </message>
    <message>
      <source>No plan is open. Make a new plan, open a plan or look at the sample.</source>
      <translation>Geen plan geopend. Maak een nieuw plan, open een plan of bekijk het voorbeeld.</translation>
    </message>
    <message>
      <source>not checked yet</source>
      <translation>nog niet gecontroleerd</translation>
    </message>
    <message>
      <source>Check</source>
      <comment>step</comment>
      <translation>Controle</translation>
    </message>
    <message>
      <source>Annex</source>
      <translation>Bijlage</translation>
    </message>
    <message>
      <source>create when the plan is ready</source>
      <translation>maken als het plan klaar is</translation>
    </message>
    <message>
      <source>{count}, {loose} unassigned</source>
      <translation>{count}, {loose} niet toegewezen</translation>
    </message>
    <message>
      <source>{count}, all assigned</source>
      <translation>{count}, alle toegewezen</translation>
    </message>
    <message>
      <source>{count}, {empty} without municipalities</source>
      <translation>{count}, {empty} zonder gemeenten</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>nog geen</translation>
    </message>
    <message>
      <source>none yet: import</source>
      <translation>nog geen: importeren</translation>
    </message>
    <message>
      <source>{count}, {incomplete} incomplete</source>
      <translation>{count}, {incomplete} onvolledig</translation>
    </message>
    <message>
      <source>over the road, {date}</source>
      <translation>over de weg, {date}</translation>
    </message>
    <message>
      <source>unknown date</source>
      <translation>onbekende datum</translation>
    </message>
    <message>
      <source>straight line × {factor}</source>
      <translation>hemelsbreed × {factor}</translation>
    </message>
    <message>
      <source>Steps of the plan</source>
      <translation>Stappen van het plan</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Stap</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Stand</translation>
    </message>
    <message>
      <source>Click: assign</source>
      <translation>Klik: toewijzen</translation>
    </message>
    <message>
      <source>Drag: assign</source>
      <translation>Sleep: toewijzen</translation>
    </message>
    <message>
      <source>Drag around municipalities: assign</source>
      <translation>Sleep om gemeenten heen: toewijzen</translation>
    </message>
    <message>
      <source>Change log</source>
      <translation>Wijzigingenlog</translation>
    </message>
    <message>
      <source>Search in the log</source>
      <translation>Zoek in de log</translation>
    </message>
    <message>
      <source>Nothing was moved and saved yet.</source>
      <translation>Er is nog niets verplaatst en opgeslagen.</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exporteren…</translation>
    </message>
    <message>
      <source>Export log</source>
      <translation>Log exporteren</translation>
    </message>
    <message>
      <source>Written: {path}</source>
      <translation>Geschreven: {path}</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Tijd</translation>
    </message>
    <message>
      <source>User</source>
      <translation>Gebruiker</translation>
    </message>
    <message>
      <source>Compare variants</source>
      <translation>Varianten vergelijken</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Op de kaart tonen</translation>
    </message>
    <message>
      <source>{name} (not saved)</source>
      <translation>{name} (niet opgeslagen)</translation>
    </message>
    <message>
      <source>{name} (as saved)</source>
      <translation>{name} (zoals opgeslagen)</translation>
    </message>
    <message>
      <source>Moved: {n} municipalities, {people} inhabitants</source>
      <translation>Verplaatst: {n} gemeenten, {people} inwoners</translation>
    </message>
    <message>
      <source>Export comparison</source>
      <translation>Vergelijking exporteren</translation>
    </message>
    <message>
      <source>Mun. from</source>
      <translation>Gem. van</translation>
    </message>
    <message>
      <source>to</source>
      <translation>naar</translation>
    </message>
    <message>
      <source>Inh. from</source>
      <translation>Inw. van</translation>
    </message>
    <message>
      <source>Preparing the regions…</source>
      <translation>Regio's voorbereiden…</translation>
    </message>
    <message>
      <source>The regions could not be prepared.</source>
      <translation>De regio's konden niet worden voorbereid.</translation>
    </message>
    <message>
      <source>The layers Municipalities and Regions are not in the project.</source>
      <translation>De lagen Gemeenten en Regio's staan niet in het project.</translation>
    </message>
    <message>
      <source>Preparing the regions</source>
      <translation>Regio's voorbereiden</translation>
    </message>
    <message>
      <source>preparing the regions</source>
      <translation>voorbereiden van de regio's</translation>
    </message>
    <message numerus="yes">
      <source>%n move(s) were not saved when the plan was last open.</source>
      <translation>
        <numerusform>%n verplaatsing was niet opgeslagen toen het plan voor het laatst open was.</numerusform>
        <numerusform>%n verplaatsingen waren niet opgeslagen toen het plan voor het laatst open was.</numerusform>
      </translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Terugzetten</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Weggooien</translation>
    </message>
    <message>
      <source>The unsaved moves belong to variant {name}. Switch to it first.</source>
      <translation>De niet-opgeslagen verplaatsingen horen bij variant {name}. Kies die eerst.</translation>
    </message>
    <message>
      <source>Restore unsaved moves</source>
      <translation>Niet-opgeslagen verplaatsingen terugzetten</translation>
    </message>
    <message>
      <source>{name} to {region}</source>
      <translation>{name} naar {region}</translation>
    </message>
    <message>
      <source>Municipalities ({n}) to {region}</source>
      <translation>Gemeenten ({n}) naar {region}</translation>
    </message>
    <message>
      <source>The layers refuse edits. Nothing was changed.</source>
      <translation>De lagen weigeren wijzigingen. Er is niets veranderd.</translation>
    </message>
    <message>
      <source>{name} is locked and was not changed.</source>
      <translation>{name} is vergrendeld en niet gewijzigd.</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Ontgrendelen</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Totaal</translation>
    </message>
    <message>
      <source>Moved, not saved: {n}.</source>
      <translation>Verplaatst, niet opgeslagen: {n}.</translation>
    </message>
    <message>
      <source>Findings from before the last change.</source>
      <translation>Bevindingen van vóór de laatste wijziging.</translation>
    </message>
    <message>
      <source>Travel: {method}.</source>
      <translation>Afstand: {method}.</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>Klik</translation>
    </message>
    <message>
      <source>Assign the municipality that is clicked</source>
      <translation>De aangeklikte gemeente toewijzen</translation>
    </message>
    <message>
      <source>Paint</source>
      <translation>Verf</translation>
    </message>
    <message>
      <source>Assign the municipalities that are dragged over</source>
      <translation>De gemeenten toewijzen waar u overheen sleept</translation>
    </message>
    <message>
      <source>Lasso</source>
      <translation>Lasso</translation>
    </message>
    <message>
      <source>Assign the municipalities within a drawn shape</source>
      <translation>De gemeenten binnen een getekende vorm toewijzen</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>Rechthoek</translation>
    </message>
    <message>
      <source>Assign the municipalities within a rectangle</source>
      <translation>De gemeenten binnen een rechthoek toewijzen</translation>
    </message>
    <message>
      <source>Target {half}</source>
      <translation>Taakstelling {half}</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>Taakstelling</translation>
    </message>
    <message>
      <source>Mun.</source>
      <translation>Gem.</translation>
    </message>
    <message>
      <source>Number of municipalities</source>
      <translation>Aantal gemeenten</translation>
    </message>
    <message>
      <source>Inhabitants of the municipalities together</source>
      <translation>Inwoners van de gemeenten samen</translation>
    </message>
    <message>
      <source>Furthest</source>
      <translation>Verste</translation>
    </message>
    <message>
      <source>Furthest municipality to the region's location</source>
      <translation>Verste gemeente tot de locatie van de regio</translation>
    </message>
    <message>
      <source>Find.</source>
      <translation>Bev.</translation>
    </message>
    <message>
      <source>Findings: errors, warnings and notes</source>
      <translation>Bevindingen: fouten, waarschuwingen en notities</translation>
    </message>
    <message>
      <source>Targets of the municipalities together, all of one half-year</source>
      <translation>Taakstellingen van de gemeenten samen, alle van één halfjaar</translation>
    </message>
    <message>
      <source>Need</source>
      <translation>Behoefte</translation>
    </message>
    <message>
      <source>Places needed on the reference date</source>
      <translation>Plekken die nodig zijn op de peildatum</translation>
    </message>
    <message>
      <source>Places for asylum seekers that are open on the reference date</source>
      <translation>Plekken voor asielzoekers die op de peildatum open zijn</translation>
    </message>
    <message>
      <source>Places less need on the reference date</source>
      <translation>Plekken min behoefte op de peildatum</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Stukken</translation>
    </message>
    <message>
      <source>Parts of the region that do not touch and are not linked</source>
      <translation>Delen van de regio die elkaar niet raken en niet zijn verbonden</translation>
    </message>
    <message>
      <source>Within norm</source>
      <translation>Binnen norm</translation>
    </message>
    <message>
      <source>Municipalities within the norm</source>
      <translation>Gemeenten binnen de norm</translation>
    </message>
    <message>
      <source>{name}, locked</source>
      <translation>{name}, vergrendeld</translation>
    </message>
    <message>
      <source>Municipalities: {n}</source>
      <translation>Gemeenten: {n}</translation>
    </message>
    <message>
      <source>In {region} already</source>
      <translation>Ligt al in {region}</translation>
    </message>
    <message>
      <source>Locked: {region}</source>
      <translation>Vergrendeld: {region}</translation>
    </message>
    <message>
      <source>Furthest ({unit})</source>
      <translation>Verste ({unit})</translation>
    </message>
    <message>
      <source>Travel ({unit})</source>
      <translation>Afstand ({unit})</translation>
    </message>
    <message>
      <source>Proposals</source>
      <translation>Voorstellen</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Terug</translation>
    </message>
    <message>
      <source>To region</source>
      <translation>Naar regio</translation>
    </message>
    <message>
      <source>Change in the number of pieces of all regions</source>
      <translation>Verandering van het aantal stukken van alle regio's</translation>
    </message>
    <message>
      <source>Travel</source>
      <translation>Afstand</translation>
    </message>
    <message>
      <source>From the furthest of these municipalities to the region's location</source>
      <translation>Van de verste van deze gemeenten tot de locatie van de regio</translation>
    </message>
    <message>
      <source>Inhabitants of the region afterwards</source>
      <translation>Inwoners van de regio daarna</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Nieuw</translation>
    </message>
    <message>
      <source>A new region; assign municipalities to it</source>
      <translation>Een nieuwe regio; wijs er gemeenten aan toe</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Samenvoegen</translation>
    </message>
    <message>
      <source>Merge the selected regions into the first</source>
      <translation>Geselecteerde regio's samenvoegen in de eerste</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Hernoemen</translation>
    </message>
    <message>
      <source>Split off</source>
      <translation>Splitsen</translation>
    </message>
    <message>
      <source>Loose pieces, or what is selected on the map, become regions</source>
      <translation>Losse stukken, of wat op de kaart is geselecteerd, worden regio's</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>Vergrendelen</translation>
    </message>
    <message>
      <source>Saves first; a locked region does not change</source>
      <translation>Slaat eerst op; een vergrendelde regio verandert niet</translation>
    </message>
    <message>
      <source>Colour…</source>
      <translation>Kleur…</translation>
    </message>
    <message>
      <source>Municipalities become unassigned</source>
      <translation>Gemeenten zijn dan niet meer toegewezen</translation>
    </message>
    <message>
      <source>Loose pieces…</source>
      <translation>Losse stukken…</translation>
    </message>
    <message>
      <source>Unassigned municipalities and loose pieces, with proposals</source>
      <translation>Niet-toegewezen gemeenten en losse stukken, met voorstellen</translation>
    </message>
    <message>
      <source>Compare two variants</source>
      <translation>Twee varianten vergelijken</translation>
    </message>
    <message>
      <source>Save the division in the plan</source>
      <translation>De indeling opslaan in het plan</translation>
    </message>
    <message>
      <source>Save as variant…</source>
      <translation>Opslaan als variant…</translation>
    </message>
    <message>
      <source>Keep what is drawn as another variant</source>
      <translation>Bewaar wat is getekend als een andere variant</translation>
    </message>
    <message>
      <source>Import division…</source>
      <translation>Indeling importeren…</translation>
    </message>
    <message>
      <source>From a table with municipalities and regions</source>
      <translation>Uit een tabel met gemeenten en regio's</translation>
    </message>
    <message>
      <source>Export division…</source>
      <translation>Indeling exporteren…</translation>
    </message>
    <message>
      <source>As a table, also to fill in</source>
      <translation>Als tabel, ook om in te vullen</translation>
    </message>
    <message>
      <source>Manage…</source>
      <translation>Beheren…</translation>
    </message>
    <message>
      <source>Variants: save as, switch, rename, delete</source>
      <translation>Varianten: opslaan als, wisselen, hernoemen, verwijderen</translation>
    </message>
    <message>
      <source>{name} is one piece. Select municipalities on the map to split them off.</source>
      <translation>{name} is één stuk. Selecteer gemeenten op de kaart om ze af te splitsen.</translation>
    </message>
    <message>
      <source>There is a region ‘{name}’ already, or the name is empty.</source>
      <translation>Er is al een regio ‘{name}’, of de naam is leeg.</translation>
    </message>
    <message>
      <source>Change agreements</source>
      <translation>Afspraken wijzigen</translation>
    </message>
    <message>
      <source>The division could not be saved: {reason}</source>
      <translation>De indeling kon niet worden opgeslagen: {reason}</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Toewijzen</translation>
    </message>
    <message>
      <source>Assign to</source>
      <translation>Toewijzen aan</translation>
    </message>
    <message>
      <source>Agreements (annex 3)</source>
      <translation>Afspraken (bijlage 3)</translation>
    </message>
    <message>
      <source>0 – Unassigned</source>
      <translation>0 – Niet toegewezen</translation>
    </message>
    <message>
      <source>Everything is assigned, and every region is one piece.</source>
      <translation>Alles is toegewezen en elke regio is één stuk.</translation>
    </message>
    <message>
      <source> and {n} more</source>
      <translation> en nog {n}</translation>
    </message>
    <message>
      <source>Loose piece of {region}</source>
      <translation>Los stuk van {region}</translation>
    </message>
    <message>
      <source>No neighbouring region can take it.</source>
      <translation>Geen regio ernaast kan het overnemen.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Ongedaan maken</translation>
    </message>
    <message>
      <source>The variant ‘{name}’ was deleted.</source>
      <translation>Variant ‘{name}’ is verwijderd.</translation>
    </message>
    <message>
      <source>Save as variant</source>
      <translation>Opslaan als variant</translation>
    </message>
    <message>
      <source>changing variants</source>
      <translation>wijzigen van varianten</translation>
    </message>
    <message>
      <source>reading the plan</source>
      <translation>lezen van het plan</translation>
    </message>
    <message>
      <source>Variants</source>
      <translation>Varianten</translation>
    </message>
    <message>
      <source>Switch to it</source>
      <translation>Hiernaar wisselen</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Verwijderen</translation>
    </message>
    <message>
      <source>Copy of {name}</source>
      <translation>Kopie van {name}</translation>
    </message>
    <message>
      <source>Existing division: {name}</source>
      <translation>Bestaande indeling: {name}</translation>
    </message>
    <message>
      <source>Nothing: all unassigned</source>
      <translation>Niets: alles niet toegewezen</translation>
    </message>
    <message>
      <source>Make variant</source>
      <translation>Variant maken</translation>
    </message>
    <message>
      <source>New variant</source>
      <translation>Nieuwe variant</translation>
    </message>
    <message>
      <source>Keep candidate</source>
      <translation>Kandidaat bewaren</translation>
    </message>
    <message>
      <source>Change candidate</source>
      <translation>Kandidaat wijzigen</translation>
    </message>
    <message>
      <source>Phase of a candidate</source>
      <translation>Fase van een kandidaat</translation>
    </message>
    <message>
      <source>Make an intention</source>
      <translation>Voornemen maken</translation>
    </message>
    <message>
      <source>Candidate {place}</source>
      <translation>Kandidaat {place}</translation>
    </message>
    <message>
      <source>No road of the network nearby, so travel to this place is unknown.</source>
      <translation>Geen weg van het netwerk dichtbij, dus de reistijd naar deze plek is onbekend.</translation>
    </message>
    <message>
      <source>Near the edge of the map: roads beyond it are not counted.</source>
      <translation>Dicht bij de rand van de kaart: wegen daarbuiten tellen niet mee.</translation>
    </message>
    <message>
      <source>Balance {region}</source>
      <translation>Saldo {region}</translation>
    </message>
    <message>
      <source>Per 1,000 inh. here</source>
      <translation>Per 1.000 inw. hier</translation>
    </message>
    <message>
      <source>Per 1,000 inh. {region}</source>
      <translation>Per 1.000 inw. {region}</translation>
    </message>
    <message>
      <source>Nearest in the region</source>
      <translation>Dichtstbij in de regio</translation>
    </message>
    <message>
      <source>Nearest elsewhere</source>
      <translation>Dichtstbij elders</translation>
    </message>
    <message>
      <source>Travel, mean</source>
      <translation>Reistijd, gemiddeld</translation>
    </message>
    <message>
      <source>Travel, furthest</source>
      <translation>Reistijd, verste</translation>
    </message>
    <message>
      <source>Beyond the norm</source>
      <translation>Boven de norm</translation>
    </message>
    <message>
      <source>Travel unknown</source>
      <translation>Reistijd onbekend</translation>
    </message>
    <message numerus="yes">
      <source>%n mun.</source>
      <translation>
        <numerusform>%n gem.</numerusform>
        <numerusform>%n gem.</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} min</translation>
    </message>
    <message>
      <source>{n} ({people} inh.)</source>
      <translation>{n} ({people} inw.)</translation>
    </message>
    <message>
      <source>Would go here</source>
      <translation>Gaan hierheen</translation>
    </message>
    <message numerus="yes">
      <source>%n not met</source>
      <translation>
        <numerusform>%n niet</numerusform>
        <numerusform>%n niet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation>
        <numerusform>%n onbekend</numerusform>
        <numerusform>%n onbekend</numerusform>
      </translation>
    </message>
    <message>
      <source>{counts}; drops out</source>
      <translation>{counts}; valt af</translation>
    </message>
    <message>
      <source>All tests met</source>
      <translation>Alle toetsen voldoen</translation>
    </message>
    <message>
      <source>met</source>
      <translation>voldoet</translation>
    </message>
    <message>
      <source>not met</source>
      <translation>voldoet niet</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Nu</translation>
    </message>
    <message>
      <source>With site</source>
      <translation>Met plek</translation>
    </message>
    <message>
      <source>Click: pin</source>
      <translation>Klik: vastzetten</translation>
    </message>
    <message>
      <source>Weights, together 100</source>
      <translation>Gewichten, samen 100</translation>
    </message>
    <message>
      <source>Select two to eight candidates on the page Candidates, and choose Compare.</source>
      <translation>Kies op het blad Kandidaten twee tot acht kandidaten, en dan Vergelijken.</translation>
    </message>
    <message>
      <source>Figures are scaled between the worst and the best of these sites. Confidential.</source>
      <translation>Cijfers zijn geschaald tussen de slechtste en de beste van deze plekken. Vertrouwelijk.</translation>
    </message>
    <message>
      <source>Score (0–100)</source>
      <translation>Score (0–100)</translation>
    </message>
    <message>
      <source>Known (%)</source>
      <translation>Bekend (%)</translation>
    </message>
    <message>
      <source>Too little is known for a first place.</source>
      <translation>Er is te weinig bekend voor een eerste plaats.</translation>
    </message>
    <message>
      <source>First: {name}. In {n} of {draws} draws, every weight up to 20% more or less, it stays first.</source>
      <translation>Eerste: {name}. In {n} van {draws} trekkingen, elk gewicht tot 20% meer of minder, blijft die de eerste.</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>Cijfer</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>Kandidaten</translation>
    </message>
    <message>
      <source>Per phase</source>
      <translation>Per fase</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Vastleggen</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulier</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergelijken</translation>
    </message>
    <message>
      <source>Put the two to eight selected candidates side by side</source>
      <translation>De twee tot acht gekozen kandidaten naast elkaar zetten</translation>
    </message>
    <message>
      <source>On</source>
      <translation>Op</translation>
    </message>
    <message>
      <source>Opens</source>
      <translation>Opent</translation>
    </message>
    <message>
      <source>No candidates yet: keep a site as a candidate.</source>
      <translation>Nog geen kandidaten: bewaar een plek als kandidaat.</translation>
    </message>
    <message>
      <source>Say why it drops out: the reason is kept.</source>
      <translation>Zeg waarom zij afvalt: de reden blijft bewaard.</translation>
    </message>
    <message>
      <source>Say who decided.</source>
      <translation>Zeg wie besloot.</translation>
    </message>
    <message>
      <source>no phase</source>
      <translation>geen fase</translation>
    </message>
    <message>
      <source>Candidate</source>
      <translation>Kandidaat</translation>
    </message>
    <message>
      <source>Phase</source>
      <translation>Fase</translation>
    </message>
    <message>
      <source>Days in this phase</source>
      <translation>Dagen in deze fase</translation>
    </message>
    <message>
      <source>Available</source>
      <translation>Beschikbaar</translation>
    </message>
    <message>
      <source>Places × the share of decided candidates of this phase that came through; – below five decided ones</source>
      <translation>Plekken × het deel van de besliste kandidaten van deze fase dat doorging; – bij minder dan vijf besliste</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Aantal</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>Verwacht</translation>
    </message>
    <message>
      <source>Making ready for scouting</source>
      <translation>Verkennen voorbereiden</translation>
    </message>
    <message>
      <source>opening the network</source>
      <translation>het openen van het netwerk</translation>
    </message>
    <message>
      <source>making ready for scouting</source>
      <translation>verkennen voorbereiden</translation>
    </message>
    <message>
      <source>Measuring…</source>
      <translation>Bezig met meten…</translation>
    </message>
    <message>
      <source>A map from the internet is shown: its service is asked for every place you look at.</source>
      <translation>Er staat een kaart van internet aan: die dienst krijgt te zien welke plekken u bekijkt.</translation>
    </message>
    <message>
      <source>The axes seem to be swapped. Press Enter to use {place}.</source>
      <translation>De assen lijken verwisseld. Enter neemt {place} over.</translation>
    </message>
    <message>
      <source>‘{name}’ is kept as a candidate: confidential, until you choose otherwise.</source>
      <translation>‘{name}’ is bewaard als kandidaat: vertrouwelijk, tot u anders kiest.</translation>
    </message>
    <message>
      <source>Comparing candidates</source>
      <translation>Kandidaten vergelijken</translation>
    </message>
    <message>
      <source>Workbook (*.xlsx);;OpenDocument (*.ods)</source>
      <translation>Werkmap (*.xlsx);;OpenDocument (*.ods)</translation>
    </message>
    <message>
      <source>comparison.xlsx</source>
      <translation>vergelijking.xlsx</translation>
    </message>
    <message>
      <source>Save comparison</source>
      <translation>Vergelijking opslaan</translation>
    </message>
    <message>
      <source>Folder for the one-pager</source>
      <translation>Map voor het blad</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Map openen</translation>
    </message>
    <message>
      <source>The one-pager is in {folder}: {files}.</source>
      <translation>Het blad staat in {folder}: {files}.</translation>
    </message>
    <message>
      <source>Writing the one-pager</source>
      <translation>Het blad schrijven</translation>
    </message>
    <message>
      <source>This candidate has no place on the map.</source>
      <translation>Deze kandidaat heeft geen plek op de kaart.</translation>
    </message>
    <message>
      <source>It is an intention now, still confidential: its form says otherwise when you choose.</source>
      <translation>Het is nu een voornemen, nog steeds vertrouwelijk: in het formulier kiest u anders.</translation>
    </message>
    <message>
      <source>Point at the map, or paste coordinates.</source>
      <translation>Wijs op de kaart, of plak coördinaten.</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Plek</translation>
    </message>
    <message>
      <source>Search task</source>
      <translation>Zoekopdracht</translation>
    </message>
    <message>
      <source>Shortages</source>
      <translation>Tekorten</translation>
    </message>
    <message>
      <source>No shortage is known.</source>
      <translation>Er is geen tekort bekend.</translation>
    </message>
    <message numerus="yes">
      <source>%n balance(s) of a region in a quarter are unknown.</source>
      <translation>
        <numerusform>%n saldo van een regio in een kwartaal is onbekend.</numerusform>
        <numerusform>%n saldi van een regio in een kwartaal zijn onbekend.</numerusform>
      </translation>
    </message>
    <message>
      <source>Floor area that fits, by the norms in the plan settings</source>
      <translation>Vloeroppervlak dat past, naar de normen in de planinstellingen</translation>
    </message>
    <message>
      <source>A site larger than this will do as well</source>
      <translation>Een terrein groter dan dit kan ook</translation>
    </message>
    <message>
      <source>Short</source>
      <translation>Tekort</translation>
    </message>
    <message>
      <source>Paste or type coordinates and press Enter</source>
      <translation>Plak of typ coördinaten en druk op Enter</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Coördinaten</translation>
    </message>
    <message>
      <source>Opens in</source>
      <translation>Opent in</translation>
    </message>
    <message>
      <source>Serves its region</source>
      <translation>Regionale functie</translation>
    </message>
    <message>
      <source>Tests for</source>
      <translation>Toetsen voor</translation>
    </message>
    <message>
      <source>What the site does</source>
      <translation>Wat de plek doet</translation>
    </message>
    <message>
      <source>Tests</source>
      <translation>Toetsen</translation>
    </message>
    <message>
      <source>Keep as candidate</source>
      <translation>Bewaren als kandidaat</translation>
    </message>
    <message>
      <source>Let go</source>
      <translation>Loslaten</translation>
    </message>
    <message>
      <source>One-pager…</source>
      <translation>Op één blad…</translation>
    </message>
    <message>
      <source>This candidate on one sheet, as PDF and ODT: confidential</source>
      <translation>Deze kandidaat op één blad, als PDF en ODT: vertrouwelijk</translation>
    </message>
    <message>
      <source>from</source>
      <translation>vanaf</translation>
    </message>
    <message>
      <source>Building and land</source>
      <translation>Gebouw en terrein</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Toets</translation>
    </message>
    <message>
      <source>* When not met, the site drops out.</source>
      <translation>* Voldoet dit niet, dan valt de plek af.</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>Oordeel</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Gevonden</translation>
    </message>
    <message>
      <source>Norm</source>
      <translation>Norm</translation>
    </message>
    <message>
      <source>Left: 1:10,000 around the site. Right: its region. The purple ring is the site.</source>
      <translation>Links: 1:10.000 rond de plek. Rechts: haar regio. De paarse ring is de plek.</translation>
    </message>
    <message>
      <source>Opens in {quarter}.</source>
      <translation>Opent in {quarter}.</translation>
    </message>
    <message>
      <source>Available from</source>
      <translation>Beschikbaar per</translation>
    </message>
    <message>
      <source>Available until</source>
      <translation>Beschikbaar tot en met</translation>
    </message>
    <message>
      <source>New plan…</source>
      <translation>Nieuw plan…</translation>
    </message>
    <message>
      <source>Make a plan from a layer of municipalities</source>
      <translation>Een plan maken van een laag met gemeenten</translation>
    </message>
    <message>
      <source>Open plan…</source>
      <translation>Plan openen…</translation>
    </message>
    <message>
      <source>A fictional province to look around in</source>
      <translation>Een verzonnen provincie om in rond te kijken</translation>
    </message>
    <message>
      <source>Close plan</source>
      <translation>Plan sluiten</translation>
    </message>
    <message>
      <source>Locations…</source>
      <translation>Locaties…</translation>
    </message>
    <message>
      <source>Declared links…</source>
      <translation>Verbindingen…</translation>
    </message>
    <message>
      <source>Need…</source>
      <translation>Behoefte…</translation>
    </message>
    <message>
      <source>Division…</source>
      <translation>Indeling…</translation>
    </message>
    <message>
      <source>Reserve…</source>
      <translation>Reserve…</translation>
    </message>
    <message>
      <source>Periods…</source>
      <translation>Perioden…</translation>
    </message>
    <message>
      <source>Targets…</source>
      <translation>Taakstellingen…</translation>
    </message>
    <message>
      <source>Agreed need…</source>
      <translation>Opgaven…</translation>
    </message>
    <message>
      <source>Offers of municipalities…</source>
      <translation>Aanbod van gemeenten…</translation>
    </message>
    <message>
      <source>School holidays…</source>
      <translation>Schoolvakanties…</translation>
    </message>
    <message>
      <source>Annex…</source>
      <translation>Bijlage…</translation>
    </message>
    <message>
      <source>Build network…</source>
      <translation>Netwerk opbouwen…</translation>
    </message>
    <message>
      <source>Make a road network to measure travel with</source>
      <translation>Een wegennet maken om reistijden mee te meten</translation>
    </message>
    <message>
      <source>Click a place on the map, or type its coordinates</source>
      <translation>Klik een plek op de kaart, of typ de coördinaten</translation>
    </message>
    <message>
      <source>Scout</source>
      <translation>Verkennen</translation>
    </message>
    <message>
      <source>See what a location would do at the place you point at</source>
      <translation>Zien wat een locatie doet op de plek die u aanwijst</translation>
    </message>
    <message>
      <source>Check the plan against the rules</source>
      <translation>Het plan op de regels controleren</translation>
    </message>
    <message>
      <source>Next finding</source>
      <translation>Volgende bevinding</translation>
    </message>
    <message>
      <source>Previous finding</source>
      <translation>Vorige bevinding</translation>
    </message>
    <message>
      <source>Derive regions again</source>
      <translation>Regio's opnieuw afleiden</translation>
    </message>
    <message>
      <source>Make the region polygons from their municipalities again</source>
      <translation>De vlakken van de regio's opnieuw van hun gemeenten maken</translation>
    </message>
    <message>
      <source>Create annex…</source>
      <translation>Bijlage maken…</translation>
    </message>
    <message>
      <source>Need and offer…</source>
      <translation>Behoefte en aanbod…</translation>
    </message>
    <message>
      <source>What was agreed and what is offered per area on a day, as a table and a map</source>
      <translation>Wat per gebied is afgesproken en wat er op een dag tegenover staat, als tabel en als kaart</translation>
    </message>
    <message>
      <source>Tables of the plan…</source>
      <translation>Tabellen van het plan…</translation>
    </message>
    <message>
      <source>Plan settings…</source>
      <translation>Planinstellingen…</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Handleiding</translation>
    </message>
    <message>
      <source>About Opvangatlas</source>
      <translation>Over Opvangatlas</translation>
    </message>
    <message>
      <source>&amp;Background map</source>
      <translation>&amp;Achtergrondkaart</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Geen</translation>
    </message>
    <message>
      <source>Tiles come from {host}.</source>
      <translation>De kaartbeelden komen van {host}.</translation>
    </message>
    <message>
      <source>this action</source>
      <translation>deze handeling</translation>
    </message>
    <message>
      <source>The layer {name} is not in the project, so nothing was changed.</source>
      <translation>De laag {name} staat niet in het project; er is niets veranderd.</translation>
    </message>
    <message>
      <source>Recent plans</source>
      <translation>Recente plannen</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Panelen</translation>
    </message>
    <message>
      <source>No plan was opened yet</source>
      <translation>Nog geen plan geopend</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Legen</translation>
    </message>
    <message>
      <source>Find addresses over the internet</source>
      <translation>Adres zoeken via internet</translation>
    </message>
    <message>
      <source>Show background maps from the internet</source>
      <translation>Achtergrondkaarten van internet tonen</translation>
    </message>
    <message>
      <source>also while scouting a site</source>
      <translation>ook tijdens het verkennen</translation>
    </message>
    <message>
      <source>Folder of plans</source>
      <translation>Map met plannen</translation>
    </message>
    <message>
      <source>Computed networks</source>
      <translation>Berekende netwerken</translation>
    </message>
    <message>
      <source>Layouts (.qpt) and bijlage.odt in this folder replace ours in every annex.</source>
      <translation>Lay-outs (.qpt) en bijlage.odt in deze map vervangen de onze in elke bijlage.</translation>
    </message>
    <message>
      <source>What was computed from road networks; when cleared it is computed once more.</source>
      <translation>Wat uit wegennetten is berekend; na het legen wordt het één keer opnieuw berekend.</translation>
    </message>
    <message>
      <source>What you search for then goes to the address service of the Kadaster (PDOK); nothing else does.</source>
      <translation>Wat u zoekt gaat dan naar de adresdienst van het Kadaster (PDOK); verder niets.</translation>
    </message>
    <message>
      <source>The service of a background map can see which area you look at, and nothing else.</source>
      <translation>De dienst van een achtergrondkaart kan zien welk gebied u bekijkt, en verder niets.</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{size} MB; some files are in use.</source>
      <translation>{size} MB; sommige bestanden zijn in gebruik.</translation>
    </message>
    <message>
      <source>Changed in another program</source>
      <translation>Gewijzigd in een ander programma</translation>
    </message>
    <message numerus="yes">
      <source>Another program saved %n row(s) that you changed too. Choose per row what is kept; all other changes of both are kept.</source>
      <translation>
        <numerusform>Een ander programma heeft rijen opgeslagen die u ook hebt gewijzigd (aantal: %n). Kies per rij wat blijft; alle andere wijzigingen van beide blijven.</numerusform>
        <numerusform>Een ander programma heeft rijen opgeslagen die u ook hebt gewijzigd (aantal: %n). Kies per rij wat blijft; alle andere wijzigingen van beide blijven.</numerusform>
      </translation>
    </message>
    <message>
      <source>Rows that both changed</source>
      <translation>Rijen die beide zijn gewijzigd</translation>
    </message>
    <message>
      <source>There</source>
      <translation>Daar</translation>
    </message>
    <message>
      <source>Here</source>
      <translation>Hier</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behouden</translation>
    </message>
    <message>
      <source>removed</source>
      <translation>verwijderd</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Die van mij</translation>
    </message>
    <message>
      <source>That of the other</source>
      <translation>Die van de ander</translation>
    </message>
    <message>
      <source>another shape</source>
      <translation>een andere vorm</translation>
    </message>
    <message>
      <source>The changes in ‘{plan}’ are not saved.</source>
      <translation>De wijzigingen in ‘{plan}’ zijn niet opgeslagen.</translation>
    </message>
    <message>
      <source>Do not save</source>
      <translation>Niet opslaan</translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) of capacity, reserve, facilities, milestones and documents go with it.</source>
      <translation>
        <numerusform>%n rij met capaciteit, reserve, voorzieningen, mijlpalen of documenten gaat mee.</numerusform>
        <numerusform>%n rijen met capaciteit, reserve, voorzieningen, mijlpalen en documenten gaan mee.</numerusform>
      </translation>
    </message>
    <message>
      <source>Remove ‘{name}’ from the plan?</source>
      <translation>‘{name}’ uit het plan verwijderen?</translation>
    </message>
    <message>
      <source>Delete the variant ‘{name}’?</source>
      <translation>Variant ‘{name}’ verwijderen?</translation>
    </message>
    <message>
      <source>Its regions, division and findings go with it.</source>
      <translation>De regio's, de indeling en de bevindingen ervan verdwijnen mee.</translation>
    </message>
    <message>
      <source>Its tiles come from {host}, which can see which area is looked at; nothing of the plan goes along. While scouting the map is off, unless you allow that too in the options.</source>
      <translation>De kaartbeelden komen van {host}; die dienst kan zien welk gebied wordt bekeken. Van het plan gaat niets mee. Tijdens het verkennen is de kaart uit, tenzij u dat in de opties ook toestaat.</translation>
    </message>
    <message>
      <source>Show a background map from the internet?</source>
      <translation>Een achtergrondkaart van internet tonen?</translation>
    </message>
    <message numerus="yes">
      <source>Drop %n unsaved change(s)?</source>
      <translation>
        <numerusform>%n niet-opgeslagen wijziging laten vervallen?</numerusform>
        <numerusform>%n niet-opgeslagen wijzigingen laten vervallen?</numerusform>
      </translation>
    </message>
    <message>
      <source>Changes in the other layers of the plan are dropped too. This cannot be undone.</source>
      <translation>Ook wijzigingen in de andere lagen van het plan vervallen. Dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
      <source>The new row is not complete. Discard it?</source>
      <translation>De nieuwe rij is niet compleet. Weggooien?</translation>
    </message>
    <message>
      <source>The project beside ‘{plan}’ holds more than Opvangatlas puts there. Open it?</source>
      <translation>Het project naast ‘{plan}’ bevat meer dan Opvangatlas erin zet. Openen?</translation>
    </message>
    <message>
      <source>{list}

Open it only when you know who made it.</source>
      <translation>{list}

Open het alleen als bekend is wie het heeft gemaakt.</translation>
    </message>
    <message>
      <source>Open project</source>
      <translation>Project openen</translation>
    </message>
    <message>
      <source>Only the plan</source>
      <translation>Alleen het plan</translation>
    </message>
    <message>
      <source>Open this from the computer ‘{host}’?</source>
      <translation>Dit openen vanaf de computer ‘{host}’?</translation>
    </message>
    <message>
      <source>{link}

Windows may log in there with your name. Open only what you trust.</source>
      <translation>{link}

Windows kan daar aanmelden met uw naam. Open alleen wat u vertrouwt.</translation>
    </message>
    <message>
      <source>{verdict}. Show the findings</source>
      <translation>{verdict}. Toon de bevindingen</translation>
    </message>
    <message>
      <source>Build network</source>
      <translation>Netwerk opbouwen</translation>
    </message>
    <message>
      <source>Build</source>
      <translation>Opbouwen</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>Wegen</translation>
    </message>
    <message>
      <source>Closures</source>
      <translation>Afsluitingen</translation>
    </message>
    <message>
      <source>Any lines</source>
      <translation>Andere lijnenlaag</translation>
    </message>
    <message>
      <source>Nationaal Wegenbestand (NWB)</source>
      <translation>Nationaal Wegenbestand (NWB)</translation>
    </message>
    <message>
      <source>OpenStreetMap</source>
      <translation>OpenStreetMap</translation>
    </message>
    <message>
      <source> km/h</source>
      <translation> km/u</translation>
    </message>
    <message>
      <source>none</source>
      <translation>geen</translation>
    </message>
    <message>
      <source>Folder of the network</source>
      <translation>Map van het netwerk</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Voorinstelling</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Snelheid</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Rijrichting</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Lengte</translation>
    </message>
    <message>
      <source>Road class</source>
      <translation>Wegklasse</translation>
    </message>
    <message>
      <source>Speed where unknown</source>
      <translation>Snelheid waar onbekend</translation>
    </message>
    <message>
      <source>Join end points within</source>
      <translation>Eindpunten verbinden binnen</translation>
    </message>
    <message>
      <source>Date of the roads</source>
      <translation>Datum van de wegen</translation>
    </message>
    <message>
      <source>The preset knows this column.</source>
      <translation>De voorinstelling kent deze kolom.</translation>
    </message>
    <message>
      <source>networks</source>
      <translation>netwerken</translation>
    </message>
    <message>
      <source>network</source>
      <translation>netwerk</translation>
    </message>
    <message>
      <source>Choose a layer of roads.</source>
      <translation>Kies een laag met wegen.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was changed.</source>
      <translation>Geannuleerd. Er is niets gewijzigd.</translation>
    </message>
    <message>
      <source>Choose a folder for the network.</source>
      <translation>Kies een map voor het netwerk.</translation>
    </message>
    <message>
      <source>This folder holds other files. Choose an empty or a new folder.</source>
      <translation>In deze map staan andere bestanden. Kies een lege of nieuwe map.</translation>
    </message>
    <message>
      <source>No network chosen: distances are straight lines × {factor}.</source>
      <translation>Geen netwerk gekozen: afstanden zijn hemelsbreed × {factor}.</translation>
    </message>
    <message>
      <source>This network is not there any more.</source>
      <translation>Dit netwerk is er niet meer.</translation>
    </message>
    <message>
      <source>Over the road, with access; roads of {date}.</source>
      <translation>Over de weg, met aansluiting; wegen van {date}.</translation>
    </message>
    <message>
      <source>From before the last change: {layers}.</source>
      <translation>Van vóór de laatste wijziging: {layers}.</translation>
    </message>
    <message>
      <source>Making {layer}</source>
      <translation>{layer} maken</translation>
    </message>
    <message>
      <source>Reading the quality of the network</source>
      <translation>Kwaliteit van het netwerk lezen</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netwerk</translation>
    </message>
    <message>
      <source>Build…</source>
      <translation>Opbouwen…</translation>
    </message>
    <message>
      <source>Quality…</source>
      <translation>Kwaliteit…</translation>
    </message>
    <message>
      <source>Travel time norm</source>
      <translation>Norm reistijd</translation>
    </message>
    <message>
      <source>Distance norm</source>
      <translation>Norm afstand</translation>
    </message>
    <message>
      <source>per municipality</source>
      <translation>per gemeente</translation>
    </message>
    <message>
      <source>routes</source>
      <translation>routes</translation>
    </message>
    <message>
      <source>desire lines</source>
      <translation>wenslijnen</translation>
    </message>
    <message>
      <source>service areas 15, 30, 45 min</source>
      <translation>bereik 15, 30, 45 min</translation>
    </message>
    <message>
      <source>division</source>
      <translation>indeling</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Kaart</translation>
    </message>
    <message>
      <source>none (straight line)</source>
      <translation>geen (hemelsbreed)</translation>
    </message>
    <message>
      <source>{name} (missing)</source>
      <translation>{name} (ontbreekt)</translation>
    </message>
    <message>
      <source>Check the plan first.</source>
      <translation>Controleer eerst het plan.</translation>
    </message>
    <message>
      <source>Choose a network first.</source>
      <translation>Kies eerst een netwerk.</translation>
    </message>
    <message>
      <source>Quality of {network}</source>
      <translation>Kwaliteit van {network}</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Opmerkingen</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>Delen</translation>
    </message>
    <message>
      <source>Loose part</source>
      <translation>Los deel van het net</translation>
    </message>
    <message>
      <source>All remarks</source>
      <translation>Alle opmerkingen</translation>
    </message>
    <message>
      <source>Listed: {n}; the layer on the map holds all {all}.</source>
      <translation>In de lijst: {n}; de laag op de kaart heeft ze alle {all}.</translation>
    </message>
    <message>
      <source>Remarks ({n})</source>
      <translation>Opmerkingen ({n})</translation>
    </message>
    <message>
      <source>Parts ({n})</source>
      <translation>Delen ({n})</translation>
    </message>
    <message>
      <source>{lines} lines read; {links} roads, {junctions} junctions, {km} km.</source>
      <translation>{lines} lijnen gelezen; {links} wegvakken, {junctions} kruispunten, {km} km.</translation>
    </message>
    <message>
      <source>All of it is connected.</source>
      <translation>Alles is met elkaar verbonden.</translation>
    </message>
    <message>
      <source>{n} parts; the largest has {share} % of the junctions.</source>
      <translation>{n} delen; het grootste heeft {share} % van de kruispunten.</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Opmerking</translation>
    </message>
    <message>
      <source>Row of the road layer</source>
      <translation>Rij van de wegenlaag</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Deel</translation>
    </message>
    <message>
      <source>Junctions</source>
      <translation>Kruispunten</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Voortgang</translation>
    </message>
    <message>
      <source>For instance 31-12-2029, 1 May 2029 or 2029-Q4. Arrow up and down: a day later, earlier.</source>
      <translation>Bijvoorbeeld 31-12-2029, 1 mei 2029 of 2029-K4. Pijl omhoog en omlaag: een dag later, eerder.</translation>
    </message>
    <message>
      <source>Calendar</source>
      <translation>Kalender</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Probleem</translation>
    </message>
    <message>
      <source>From the furthest municipality to the region's location; straight line × detour factor</source>
      <translation>Verste gemeente tot de locatie van de regio; methode: hemelsbreed × omwegfactor</translation>
    </message>
    <message numerus="yes">
      <source>%n error(s)</source>
      <translation>
        <numerusform>%n fout</numerusform>
        <numerusform>%n fouten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n warning(s)</source>
      <translation>
        <numerusform>%n waarschuwing</numerusform>
        <numerusform>%n waarschuwingen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n note(s)</source>
      <translation>
        <numerusform>%n notitie</numerusform>
        <numerusform>%n notities</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a layer</source>
      <translation>Kies een laag</translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation>Kies een bestand</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>Werkblad</translation>
    </message>
    <message>
      <source>Reading {layer}</source>
      <translation>{layer} lezen</translation>
    </message>
    <message numerus="yes">
      <source>Confidential: %n row(s) of confidential locations</source>
      <translation>
        <numerusform>Vertrouwelijk: %n rij van vertrouwelijke locaties</numerusform>
        <numerusform>Vertrouwelijk: %n rijen van vertrouwelijke locaties</numerusform>
      </translation>
    </message>
    <message>
      <source>Does not comply</source>
      <translation>Voldoet niet</translation>
    </message>
    <message>
      <source>Cannot be assessed</source>
      <translation>Niet te beoordelen</translation>
    </message>
    <message>
      <source>Complies with remarks</source>
      <translation>Voldoet met aandachtspunten</translation>
    </message>
    <message>
      <source>Not filled in yet</source>
      <translation>Nog niet ingevuld</translation>
    </message>
    <message>
      <source>Complies</source>
      <translation>Voldoet</translation>
    </message>
    <message>
      <source>Error</source>
      <translation>Fout</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Waarschuwing</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Notitie</translation>
    </message>
    <message>
      <source>Open plan</source>
      <translation>Plan openen</translation>
    </message>
    <message>
      <source>Save copy</source>
      <translation>Kopie opslaan</translation>
    </message>
    <message>
      <source>The annex is in {folder}.</source>
      <translation>De bijlage staat in {folder}.</translation>
    </message>
    <message numerus="yes">
      <source>%n remark(s) in the log.</source>
      <translation>
        <numerusform>%n opmerking in de log.</numerusform>
        <numerusform>%n opmerkingen in de log.</numerusform>
      </translation>
    </message>
    <message>
      <source>Opvangatlas {version}

Plan and check regions and locations for the reception of asylum seekers.

Free software under the GNU General Public License, version 2 or later.</source>
      <translation>Opvangatlas {version}

Regio's en locaties voor de opvang van asielzoekers plannen en controleren.

Vrije software onder de GNU General Public License, versie 2 of later.</translation>
    </message>
  </context>
  <context>
    <name>Processing</name>
    <message>
      <source>On the command line choices are given by name, not by number: {examples}.</source>
      <translation>Op de opdrachtregel geeft u een keuze met haar naam, niet met een nummer: {examples}.</translation>
    </message>
    <message>
      <source>Best combination of locations</source>
      <translation>Beste combinatie van locaties</translation>
    </message>
    <message>
      <source>Chooses from a number of candidates those that together serve best, with the proof that no other choice is better: least total travel (p_mediaan), least worst travel (p_center), most within the norm (dekking), or fewest locations with all within the norm (minste_locaties). Locations that are fixed are always chosen and count in K; each origin is served by one location, within its capacity where that is given. Travel comes from a matrix, a network, or the straight line. Nothing is adopted: the outcome is a table, with the next best choice beside it in the log.</source>
      <translation>Kiest uit een aantal kandidaten de locaties die samen het beste bedienen, met het bewijs dat geen andere keuze beter is: de minste reistijd samen (p_mediaan), de kleinste verste reistijd (p_center), zoveel mogelijk binnen de norm (dekking), of zo weinig mogelijk locaties met alles binnen de norm (minste_locaties). Locaties die vastliggen worden altijd gekozen en tellen mee in K; elke herkomst wordt door één locatie bediend, binnen haar capaciteit als die gegeven is. Reizen komt uit een matrix, een netwerk of de rechte lijn. Er wordt niets overgenomen: de uitkomst is een tabel, met de op één na beste keuze ernaast in het log.</translation>
    </message>
    <message>
      <source>Origins</source>
      <translation>Herkomsten</translation>
    </message>
    <message>
      <source>Column that names them</source>
      <translation>Kolom met hun naam</translation>
    </message>
    <message>
      <source>Weight (empty: 1 each)</source>
      <translation>Gewicht (leeg: elk 1)</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>Kandidaten</translation>
    </message>
    <message>
      <source>Capacity, in the unit of the weight</source>
      <translation>Capaciteit, in de eenheid van het gewicht</translation>
    </message>
    <message>
      <source>Already fixed (yes or no)</source>
      <translation>Ligt al vast (ja of nee)</translation>
    </message>
    <message>
      <source>Include confidential locations of the plan</source>
      <translation>Vertrouwelijke locaties van het plan meetellen</translation>
    </message>
    <message>
      <source>Travel matrix (van, naar, km, minuten)</source>
      <translation>Reismatrix (van, naar, km, minuten)</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>Kosten</translation>
    </message>
    <message>
      <source>Objective</source>
      <translation>Doel</translation>
    </message>
    <message>
      <source>Number of locations, fixed ones included</source>
      <translation>Aantal locaties, met de vaste erbij</translation>
    </message>
    <message>
      <source>Norm, in the unit of the cost</source>
      <translation>Norm, in de eenheid van de kosten</translation>
    </message>
    <message>
      <source>Time limit (s)</source>
      <translation>Tijdslimiet (s)</translation>
    </message>
    <message>
      <source>Chosen locations</source>
      <translation>Gekozen locaties</translation>
    </message>
    <message>
      <source>By which location each origin is served</source>
      <translation>Door welke locatie elke herkomst wordt bediend</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Waarde</translation>
    </message>
    <message>
      <source>No choice is better than</source>
      <translation>Geen keuze is beter dan</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>Verschil met de grens</translation>
    </message>
    <message>
      <source>Value of the next best choice</source>
      <translation>Waarde van de op één na beste keuze</translation>
    </message>
    <message>
      <source>Origins left out</source>
      <translation>Herkomsten die niet meetellen</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Seconden</translation>
    </message>
    <message>
      <source>Build network</source>
      <translation>Netwerk opbouwen</translation>
    </message>
    <message>
      <source>Makes a road network from lines and prepares it, so that travel can be measured in milliseconds. Presets: osm (OpenStreetMap, also .osm.pbf; roads join at every shared vertex), nwb (Nationaal Wegenbestand) and generic; the last two join end points within the tolerance. Bollards and other barriers in the layer points of the same OpenStreetMap file keep cars out. Lines that merely cross do not connect. The report says what was wrong with the roads and what was done about it.</source>
      <translation>Maakt een wegennet van lijnen en bereidt het voor, zodat reistijden in milliseconden te meten zijn. Voorkeuren: osm (OpenStreetMap, ook .osm.pbf; wegen sluiten aan op elk gedeeld knikpunt), nwb (Nationaal Wegenbestand) en generic; de laatste twee verbinden eindpunten binnen de tolerantie. Paaltjes en andere versperringen in de laag points van hetzelfde OpenStreetMap-bestand houden auto’s tegen. Lijnen die elkaar alleen kruisen, sluiten niet aan. Het verslag zegt wat er aan de wegen mankeerde en wat eraan is gedaan.</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>Wegen</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Voorkeur</translation>
    </message>
    <message>
      <source>Speed (km/h)</source>
      <translation>Snelheid (km/u)</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Rijrichting</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Lengte</translation>
    </message>
    <message>
      <source>Unit of length</source>
      <translation>Eenheid van lengte</translation>
    </message>
    <message>
      <source>Road class</source>
      <translation>Wegklasse</translation>
    </message>
    <message>
      <source>Speed where unknown (km/h)</source>
      <translation>Snelheid waar die onbekend is (km/u)</translation>
    </message>
    <message>
      <source>Join end points within (m)</source>
      <translation>Eindpunten verbinden binnen (m)</translation>
    </message>
    <message>
      <source>Own speed table</source>
      <translation>Eigen snelheidstabel</translation>
    </message>
    <message>
      <source>Closures</source>
      <translation>Afsluitingen</translation>
    </message>
    <message>
      <source>Source of the roads</source>
      <translation>Bron van de wegen</translation>
    </message>
    <message>
      <source>Date of the roads</source>
      <translation>Datum van de wegen</translation>
    </message>
    <message>
      <source>Network (folder)</source>
      <translation>Netwerk (map)</translation>
    </message>
    <message>
      <source>Quality report</source>
      <translation>Kwaliteitsverslag</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>Verbindingen</translation>
    </message>
    <message>
      <source>Junctions</source>
      <translation>Knooppunten</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>Delen</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Opmerkingen</translation>
    </message>
    <message>
      <source>Capacity balance per quarter</source>
      <translation>Saldo per kwartaal</translation>
    </message>
    <message>
      <source>Compares need with the places for asylum that are available in each quarter: the lowest number on any of its days. Gives a row per area (plan, province, region), type group, quarter, scenario and certainty: 'getekend' is signed, 'met_voornemen' includes intentions. Need per region is derived from the province's. Unknown need gives an unknown balance, never 0. 'regulier', 'incidenteel' and 'nood' say what the places of the lowest day are. The plan is not changed.</source>
      <translation>Vergelijkt de behoefte met de plekken voor asiel die in elk kwartaal beschikbaar zijn: het laagste aantal op een van zijn dagen. Geeft een rij per gebied (plan, provincie, regio), typegroep, kwartaal, scenario en zekerheid: ‘getekend’, of ‘met_voornemen’. De behoefte per regio wordt afgeleid uit die van de provincie. Een onbekende behoefte geeft een onbekend saldo, nooit 0. 'regulier', 'incidenteel' en 'nood' zeggen wat de plekken van de laagste dag zijn. Het plan wordt niet gewijzigd.</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Gebieden</translation>
    </message>
    <message>
      <source>Scenario shown</source>
      <translation>Getoond scenario</translation>
    </message>
    <message>
      <source>Prognosis (empty: the plan's)</source>
      <translation>Prognose (leeg: die van het plan)</translation>
    </message>
    <message>
      <source>From (empty: the planning window)</source>
      <translation>Van (leeg: de planperiode)</translation>
    </message>
    <message>
      <source>To (inclusive)</source>
      <translation>Tot en met</translation>
    </message>
    <message>
      <source>Balance</source>
      <translation>Saldo</translation>
    </message>
    <message>
      <source>Quarters with a shortage</source>
      <translation>Kwartalen met een tekort</translation>
    </message>
    <message>
      <source>Quarters with a shortage, of each province</source>
      <translation>Kwartalen met een tekort, van elke provincie</translation>
    </message>
    <message>
      <source>Quarters with a shortage, of each region</source>
      <translation>Kwartalen met een tekort, van elke regio</translation>
    </message>
    <message>
      <source>Quarters in which a shortage cannot be ruled out</source>
      <translation>Kwartalen waarin een tekort niet is uit te sluiten</translation>
    </message>
    <message>
      <source>Quarter with the largest shortage</source>
      <translation>Kwartaal met het grootste tekort</translation>
    </message>
    <message>
      <source>Lowest balance</source>
      <translation>Laagste saldo</translation>
    </message>
    <message>
      <source>Check plan</source>
      <translation>Plan controleren</translation>
    </message>
    <message>
      <source>Checks a plan against the rules of its regime: is every municipality in a region, has every region an open regional location that is not too far, is it in one piece, are locations and reserve complete? Gives findings on the map, travel per municipality, counts and a verdict. Without a network, distances are straight lines times the detour factor. The plan itself is not changed. Empty values are taken from the plan's settings; a value that is filled in counts for this check only.</source>
      <translation>Controleert een plan op de regels van het regime: hoort elke gemeente bij een regio, heeft elke regio een regionale locatie die open is en niet te ver ligt, is elke regio één geheel, zijn locaties en reserve volledig? Geeft bevindingen op de kaart, reistijd per gemeente, aantallen en een oordeel. Zonder netwerk zijn afstanden hemelsbreed maal de omwegfactor. Het plan zelf wordt niet gewijzigd. Lege waarden komen uit de instellingen van het plan; een ingevulde waarde geldt alleen voor deze controle.</translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation>Peildatum</translation>
    </message>
    <message>
      <source>Distance norm (km)</source>
      <translation>Norm afstand (km)</translation>
    </message>
    <message>
      <source>Travel time norm (min)</source>
      <translation>Norm reistijd (min)</translation>
    </message>
    <message>
      <source>Detour factor</source>
      <translation>Omwegfactor</translation>
    </message>
    <message>
      <source>Language of the messages</source>
      <translation>Taal van de berichten</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Bevindingen</translation>
    </message>
    <message>
      <source>Travel</source>
      <translation>Reistijden</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Fouten</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Waarschuwingen</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notities</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>Oordeel</translation>
    </message>
    <message>
      <source>Compare variants</source>
      <translation>Varianten vergelijken</translation>
    </message>
    <message>
      <source>Gives the municipalities that are in another region in variant B than in variant A, on the map with from and to. The log shows both variants side by side, per region.</source>
      <translation>Geeft de gemeenten die in variant B bij een andere regio horen dan in variant A, op de kaart met van en naar. Het log zet beide varianten per regio naast elkaar.</translation>
    </message>
    <message>
      <source>Variant A (empty: the active one)</source>
      <translation>Variant A (leeg: de actieve)</translation>
    </message>
    <message>
      <source>Variant B</source>
      <translation>Variant B</translation>
    </message>
    <message>
      <source>Moved municipalities</source>
      <translation>Verplaatste gemeenten</translation>
    </message>
    <message>
      <source>Create plan</source>
      <translation>Plan maken</translation>
    </message>
    <message>
      <source>Makes a plan (one GeoPackage) from a layer of municipalities. Columns with CBS names such as statcode are recognised. With a division column the regions are filled from it; existing divisions that are kept can be compared with and started from later. The norms are kept in the plan: every check and the annex use them. Empty: no norm.</source>
      <translation>Maakt een plan (één GeoPackage) van een laag met gemeenten. Kolommen met namen van het CBS, zoals statcode, worden herkend. Met een kolom voor de indeling worden de regio's daaruit gevuld; met bestaande indelingen die worden bewaard kan het plan later worden vergeleken. De normen worden in het plan bewaard: elke controle en de bijlage gebruiken ze. Leeg: geen norm.</translation>
    </message>
    <message>
      <source>Municipalities</source>
      <translation>Gemeenten</translation>
    </message>
    <message>
      <source>Municipality code</source>
      <translation>Gemeentecode</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Naam</translation>
    </message>
    <message>
      <source>Inhabitants</source>
      <translation>Inwoners</translation>
    </message>
    <message>
      <source>Province code</source>
      <translation>Provinciecode</translation>
    </message>
    <message>
      <source>Start with division (code)</source>
      <translation>Begin met indeling (code)</translation>
    </message>
    <message>
      <source>Name of the division's regions</source>
      <translation>Naam van de regio's in die indeling</translation>
    </message>
    <message>
      <source>Existing divisions to keep (name=column;…)</source>
      <translation>Bestaande indelingen om te bewaren (naam=kolom;…)</translation>
    </message>
    <message>
      <source>Only these provinces (PV23;PV25)</source>
      <translation>Alleen deze provincies (PV23;PV25)</translation>
    </message>
    <message>
      <source>Also keep neighbours within (km)</source>
      <translation>Ook buurgemeenten tot (km)</translation>
    </message>
    <message>
      <source>Regime</source>
      <translation>Regime</translation>
    </message>
    <message>
      <source>Name of the plan</source>
      <translation>Naam van het plan</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>Plan</translation>
    </message>
    <message>
      <source>Plans (*.gpkg)</source>
      <translation>Plannen (*.gpkg)</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regio's</translation>
    </message>
    <message>
      <source>Divide a national target over municipalities</source>
      <translation>Een landelijke taakstelling verdelen over gemeenten</translation>
    </message>
    <message>
      <source>Divides a national half-yearly target over the municipalities of the plan by inhabitants, as a proposal: the target times the inhabitants of the municipality over those of the country. The last row is the total. The plan is not changed; 'importtargets' takes the result once it is agreed.</source>
      <translation>Verdeelt een landelijke taakstelling van een halfjaar als voorstel over de gemeenten van het plan, naar inwoners: de taakstelling maal de inwoners van de gemeente gedeeld door die van het land. De laatste rij is het totaal. Het plan verandert niet; 'importtargets' leest de uitkomst in als zij is afgesproken.</translation>
    </message>
    <message>
      <source>Target of the whole country</source>
      <translation>Taakstelling van heel Nederland</translation>
    </message>
    <message>
      <source>Inhabitants of the whole country</source>
      <translation>Inwoners van heel Nederland</translation>
    </message>
    <message>
      <source>Proposal</source>
      <translation>Voorstel</translation>
    </message>
    <message>
      <source>Target of the plan</source>
      <translation>Taakstelling van het plan</translation>
    </message>
    <message>
      <source>Create annex</source>
      <translation>Bijlage maken</translation>
    </message>
    <message>
      <source>Writes the annex of a plan into a folder: shapefiles and a GeoPackage with a legend (gis), the tables H2 to H8 as XLSX, ODS and CSV (tabellen), maps as PDF and PNG (kaarten), the document as ODT, HTML and PDF, the plan on one page (blad): map, quarters, verdict and chosen variants in one HTML file that needs no network, and an account with checksums. Confidential locations are left out before anything is counted, unless included; contact data goes along only when chosen. An earlier annex in the folder is replaced when the new one is whole; files of it that were changed since are kept beside the new ones.</source>
      <translation>Schrijft de bijlage van een plan in een map: shapefiles en een GeoPackage met een legenda (gis), de tabellen H2 tot en met H8 als XLSX, ODS en CSV (tabellen), kaarten als PDF en PNG (kaarten), het document als ODT, HTML en PDF, het plan op één blad (blad): kaart, kwartalen, oordeel en gekozen varianten in één HTML-bestand dat geen netwerk nodig heeft, en een verantwoording met controlegetallen. Vertrouwelijke locaties worden weggelaten voordat er iets wordt geteld, tenzij u ze meeneemt; contactgegevens gaan alleen mee als u daarvoor kiest. Een eerdere bijlage in de map wordt vervangen als de nieuwe af is; bestanden daarvan die sindsdien zijn gewijzigd, blijven ernaast bewaard.</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>Regions (names or codes, separated by ;)</source>
      <translation>Regio's (namen of codes, gescheiden door ;)</translation>
    </message>
    <message>
      <source>Variant</source>
      <translation>Variant</translation>
    </message>
    <message>
      <source>Variants beside it on the page (names or codes, separated by ;)</source>
      <translation>Varianten ernaast op het blad (namen of codes, gescheiden door ;)</translation>
    </message>
    <message>
      <source>Include contacts and justifications</source>
      <translation>Ook contactgegevens en onderbouwingen</translation>
    </message>
    <message>
      <source>Folder with own templates</source>
      <translation>Map met eigen sjablonen</translation>
    </message>
    <message>
      <source>One zip file in the folder</source>
      <translation>Eén zipbestand in de map</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Bestanden</translation>
    </message>
    <message>
      <source>Incomplete locations and regions</source>
      <translation>Onvolledige locaties en regio's</translation>
    </message>
    <message>
      <source>Export division</source>
      <translation>Indeling exporteren</translation>
    </message>
    <message>
      <source>Writes municipality and region of a variant as a table. The same table can be changed in a spreadsheet and imported again.</source>
      <translation>Schrijft gemeente en regio van een variant als tabel. Dezelfde tabel is in een rekenblad te wijzigen en weer te importeren.</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabel</translation>
    </message>
    <message>
      <source>Import agreed need</source>
      <translation>Opgaven importeren</translation>
    </message>
    <message>
      <source>Adds the number of places that was agreed per municipality or region, with the part for unaccompanied minors, the body and the date of the decision. A national table goes in as it is published: other municipalities are left out and counted, and a row with the total is no row. With 'replace', a number of the same area and day is updated.</source>
      <translation>Voegt het aantal plekken toe dat per gemeente of regio is afgesproken, met het deel voor amv, het orgaan en de datum van het besluit. Een landelijke tabel gaat erin zoals hij is gepubliceerd: andere gemeenten worden overgeslagen en geteld, en een rij met het totaal is geen rij. Met 'vervangen' wordt een opgave van hetzelfde gebied en dezelfde dag bijgewerkt.</translation>
    </message>
    <message>
      <source>From which day the numbers hold</source>
      <translation>Vanaf welke dag de opgaven gelden</translation>
    </message>
    <message>
      <source>Decided by</source>
      <translation>Vastgesteld door</translation>
    </message>
    <message>
      <source>Date of the decision</source>
      <translation>Datum van het besluit</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Bron</translation>
    </message>
    <message>
      <source>Replace figures that are there</source>
      <translation>Cijfers die er zijn vervangen</translation>
    </message>
    <message>
      <source>Import annex</source>
      <translation>Bijlage importeren</translation>
    </message>
    <message>
      <source>Reads the annex of a plan (its folder, GeoPackage or a shapefile) back into a new plan: next year, or in another office. With an existing plan, the rows of the annex go into a copy of that plan, and every difference is listed. What an annex leaves out, such as confidential locations and contacts, stays.</source>
      <translation>Leest de bijlage van een plan (haar map, GeoPackage of een shapefile) terug in een nieuw plan: het jaar erop, of op een ander kantoor. Met een bestaand plan komen de rijen van de bijlage in een kopie van dat plan, en wordt elk verschil genoemd. Wat een bijlage weglaat, zoals vertrouwelijke locaties en aanspreekpunten, blijft staan.</translation>
    </message>
    <message>
      <source>Annex (GeoPackage or shapefile)</source>
      <translation>Bijlage (GeoPackage of shapefile)</translation>
    </message>
    <message>
      <source>Annexes (*.gpkg *.shp)</source>
      <translation>Bijlagen (*.gpkg *.shp)</translation>
    </message>
    <message>
      <source>Or the folder of the annex</source>
      <translation>Of de map van de bijlage</translation>
    </message>
    <message>
      <source>Plan to compare with</source>
      <translation>Plan om mee te vergelijken</translation>
    </message>
    <message>
      <source>New plan</source>
      <translation>Nieuw plan</translation>
    </message>
    <message>
      <source>Differences</source>
      <translation>Verschillen</translation>
    </message>
    <message>
      <source>Locations</source>
      <translation>Locaties</translation>
    </message>
    <message>
      <source>Import division</source>
      <translation>Indeling importeren</translation>
    </message>
    <message>
      <source>Assigns municipalities to regions from a table with a municipality (gm_code, or its name) and a region (regio_id). Codes are read in every spelling. Municipalities that are not in the table stay where they are; an empty region un-assigns. Without a variant the active one is changed; a name that does not exist yet makes a new variant from the active one.</source>
      <translation>Wijst gemeenten toe aan regio's uit een tabel met een gemeente (gm_code, of de naam) en een regio (regio_id). Codes worden in elke schrijfwijze gelezen. Gemeenten die niet in de tabel staan, blijven waar ze zijn; een lege regio maakt een gemeente niet toegewezen. Zonder variant wordt de actieve gewijzigd; een naam die nog niet bestaat, maakt een nieuwe variant van de actieve.</translation>
    </message>
    <message>
      <source>Import school holidays</source>
      <translation>Schoolvakanties importeren</translation>
    </message>
    <message>
      <source>Adds school holidays: school region (noord, midden, zuid, or the whole country), first and last day. With a column for the municipality it reads the school region of municipalities instead. Locations with children that close outside a holiday of their school region are then named.</source>
      <translation>Voegt schoolvakanties toe: schoolregio (noord, midden, zuid, of heel Nederland), eerste en laatste dag. Met een kolom voor de gemeente leest het in plaats daarvan de schoolregio van gemeenten. Locaties met kinderen die buiten een vakantie van hun schoolregio sluiten worden daarna genoemd.</translation>
    </message>
    <message>
      <source>Replace what is there</source>
      <translation>Vervangen wat er is</translation>
    </message>
    <message>
      <source>Import declared links</source>
      <translation>Verbindingen importeren</translation>
    </message>
    <message>
      <source>Adds declared links between municipalities from a table with gm_a, gm_b, soort (veer, tunnel, brug, bestuurlijk) and optionally naam and minuten. A link joins the pieces of a region: islands with a ferry are not loose.</source>
      <translation>Voegt verbindingen tussen gemeenten toe uit een tabel met gm_a, gm_b, soort (veer, tunnel, brug, bestuurlijk) en eventueel naam en minuten. Een verbinding voegt stukken van een regio samen: een eiland met een veer is geen los stuk.</translation>
    </message>
    <message>
      <source>Import locations</source>
      <translation>Locaties importeren</translation>
    </message>
    <message>
      <source>Adds reception locations to a plan, from points in any coordinate system or a table with lon/lat or x/y. Every row is accepted or rejected with the reason; rejected rows can be repaired and imported again. Columns with usual names are recognised; columns that were not used are named. Say which column holds what as attribute=column: ours first, for example loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot. Say what a type in the table means as theirs=ours: theirs first, for example Azc=rol;POL=gvl.</source>
      <translation>Voegt opvanglocaties toe aan een plan, uit punten in elk coördinatenstelsel of een tabel met lon/lat of x/y. Elke rij wordt overgenomen of afgekeurd met de reden; afgekeurde rijen kunt u herstellen en nog eens importeren. Kolommen met een gebruikelijke naam worden herkend; kolommen die niet zijn gebruikt worden genoemd. Geef aan welke kolom wat bevat met kenmerk=kolom, wat van ons is voorop: loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot. Geef aan wat een type in de tabel betekent met daar=hier, wat in de tabel staat voorop: Azc=rol;POL=gvl.</translation>
    </message>
    <message>
      <source>Columns (attribute=column;…, such as loc_naam=naam)</source>
      <translation>Kolommen (kenmerk=kolom;…, zoals loc_naam=naam)</translation>
    </message>
    <message>
      <source>Column with the type</source>
      <translation>Kolom met het type</translation>
    </message>
    <message>
      <source>Types (theirs=ours;…, such as Azc=rol)</source>
      <translation>Typen (daar=hier;…, zoals Azc=rol)</translation>
    </message>
    <message>
      <source>Type when empty or unknown</source>
      <translation>Type als het leeg of onbekend is</translation>
    </message>
    <message>
      <source>Status when empty or unknown</source>
      <translation>Status als die leeg of onbekend is</translation>
    </message>
    <message>
      <source>Import need</source>
      <translation>Behoefte importeren</translation>
    </message>
    <message>
      <source>Adds the need for reception places of one prognosis: per province or for the country, type group (rol, gvl_satelliet, totaal), date or quarter and scenario (laag, midden, hoog, in one column or in three). Earlier prognoses stay. With 'replace', figures of the same prognosis that are there already are updated. Need per region is derived from it and never imported.</source>
      <translation>Voegt de behoefte aan opvangplekken van één prognose toe: per provincie of voor het land, typegroep (rol, gvl_satelliet, totaal), datum of kwartaal en scenario (laag, midden, hoog, in één kolom of in drie). Eerdere prognoses blijven staan. Met ‘vervangen’ worden cijfers van dezelfde prognose die er al zijn, bijgewerkt. De behoefte per regio wordt hieruit afgeleid en nooit ingelezen.</translation>
    </message>
    <message>
      <source>Prognosis version, such as 2027-I</source>
      <translation>Prognoseversie, zoals 2027-I</translation>
    </message>
    <message>
      <source>Date of the prognosis</source>
      <translation>Datum van de prognose</translation>
    </message>
    <message>
      <source>Import offers of municipalities</source>
      <translation>Aanbod van gemeenten importeren</translation>
    </message>
    <message>
      <source>Adds what municipalities offer: reception places, housing, integration or something else, with how firm it is (getekend, besloten, in_besluit, verkend, or hard and zacht), the part for unaccompanied minors, from and to which day, and the location it is about. An offer that is neither signed nor decided is confidential unless the row says otherwise.</source>
      <translation>Voegt toe wat gemeenten bieden: opvangplekken, huisvesting, inburgering of iets anders, met hoe hard het is (getekend, besloten, in_besluit, verkend, of hard en zacht), het deel voor amv, van en tot welke dag, en de locatie waar het over gaat. Een aanbod dat niet is getekend of besloten is vertrouwelijk, tenzij de rij iets anders zegt.</translation>
    </message>
    <message>
      <source>Import capacity periods</source>
      <translation>Capaciteitsperioden importeren</translation>
    </message>
    <message>
      <source>Adds periods of capacity from a table with the location (id or name), from, to (inclusive; empty or 'onbepaald' is open-ended), places for asylum and other places, certainty and signed. Periods of one location that are as certain may not overlap; an intention may lie on a signed period.</source>
      <translation>Voegt perioden met capaciteit toe uit een tabel met de locatie (id of naam), van, tot en met (leeg of ‘onbepaald’ is zonder eind), plekken asiel en overig, zekerheid en getekend. Perioden van één locatie die even zeker zijn mogen niet overlappen; een voornemen mag op een getekende periode liggen.</translation>
    </message>
    <message>
      <source>Import reserve capacity</source>
      <translation>Reservecapaciteit importeren</translation>
    </message>
    <message>
      <source>Adds reserve capacity from a table with the location (id or name), one of the six types, places, days until ready, price per place per day in reserve and trigger. A price of 0 is a price; an empty one is unknown. Days must be filled in.</source>
      <translation>Voegt reservecapaciteit toe uit een tabel met de locatie (id of naam), een van de zes soorten, plekken, dagen tot inzetbaar, prijs per plek per dag in reserve en omstandigheid. Een prijs van 0 is een prijs, een lege is onbekend. De dagen zijn verplicht.</translation>
    </message>
    <message>
      <source>Import targets</source>
      <translation>Taakstellingen importeren</translation>
    </message>
    <message>
      <source>Adds half-yearly figures per municipality (code in any spelling, or name): target, backlog, housed, in interim housing, matched, weeks until housed. Write a half-year as 2027-I. With 'replace', figures that are there already are updated; an empty cell keeps the earlier figure.</source>
      <translation>Voegt cijfers per halfjaar en gemeente toe (code in elke schrijfwijze, of naam): taakstelling, achterstand, gehuisvest, in tussenvoorziening, gekoppeld, weken tot huisvesting. Schrijf een halfjaar als 2027-I. Met ‘vervangen’ worden cijfers die er al zijn bijgewerkt; een lege cel laat het eerdere cijfer staan.</translation>
    </message>
    <message>
      <source>Half-year of rows without one</source>
      <translation>Halfjaar van rijen zonder</translation>
    </message>
    <message>
      <source>Nearest location</source>
      <translation>Dichtstbijzijnde locatie</translation>
    </message>
    <message>
      <source>For every municipality of a plan: travel to the nearest location of its own region (eigen), to the nearest of all (dichtstbij) and to the second nearest (tweede), over a network. Where there is no figure, reden says why.</source>
      <translation>Voor elke gemeente van een plan: de reistijd over een netwerk naar de dichtstbijzijnde locatie van de eigen regio (eigen), naar de dichtstbijzijnde van alle (dichtstbij) en naar de op één na dichtstbijzijnde (tweede). Waar geen cijfer is, zegt reden waarom.</translation>
    </message>
    <message>
      <source>Nearest locations</source>
      <translation>Dichtstbijzijnde locaties</translation>
    </message>
    <message>
      <source>Need and offer per area</source>
      <translation>Behoefte en aanbod per gebied</translation>
    </message>
    <message>
      <source>Shows per municipality, region and province what follows from the need of the province ('voorstel'), what was agreed, and what meets it on a day: 'hard' is signed or decided, 'zacht' intended or offered. Without a day: on the reference date, or on all fixed dates of the settings within the planning window. An offer that stands in the plan as a location counts there only. The plan is not changed.</source>
      <translation>Toont per gemeente, regio en provincie wat uit de behoefte van de provincie volgt ('voorstel'), wat is afgesproken, en wat er op een dag tegenover staat: 'hard' is getekend of besloten, 'zacht' is een voornemen of wordt aangeboden. Zonder dag: op de peildatum, of op alle vaste data uit de instellingen binnen de planperiode. Een aanbod dat als locatie in het plan staat telt alleen daar. Het plan verandert niet.</translation>
    </message>
    <message>
      <source>On which day (empty: the reference date)</source>
      <translation>Op welke dag (leeg: de peildatum)</translation>
    </message>
    <message>
      <source>On all fixed dates of the settings</source>
      <translation>Op alle vaste data uit de instellingen</translation>
    </message>
    <message>
      <source>Need and offer</source>
      <translation>Behoefte en aanbod</translation>
    </message>
    <message>
      <source>Need and offer per municipality</source>
      <translation>Behoefte en aanbod per gemeente</translation>
    </message>
    <message>
      <source>Hard places</source>
      <translation>Harde plekken</translation>
    </message>
    <message>
      <source>Soft places</source>
      <translation>Zachte plekken</translation>
    </message>
    <message>
      <source>Accepted rows</source>
      <translation>Overgenomen rijen</translation>
    </message>
    <message>
      <source>Number of rejected rows</source>
      <translation>Aantal afgekeurde rijen</translation>
    </message>
    <message>
      <source>Number of rejected rows outside the area of the plan</source>
      <translation>Aantal afgekeurde rijen buiten het gebied van het plan</translation>
    </message>
    <message>
      <source>Include confidential locations</source>
      <translation>Ook vertrouwelijke locaties</translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation>Afgekeurde rijen</translation>
    </message>
    <message>
      <source>Verdict on the division</source>
      <translation>Oordeel over de indeling</translation>
    </message>
    <message>
      <source>Verdict on the locations</source>
      <translation>Oordeel over de locaties</translation>
    </message>
    <message>
      <source>Verdict on capacity</source>
      <translation>Oordeel over de capaciteit</translation>
    </message>
    <message>
      <source>Verdict on the targets</source>
      <translation>Oordeel over de taakstelling</translation>
    </message>
    <message>
      <source>Rules that could not be assessed</source>
      <translation>Regels die niet te beoordelen zijn</translation>
    </message>
    <message>
      <source>Travel by inhabitants</source>
      <translation>Reistijd naar inwoners</translation>
    </message>
    <message>
      <source>For every municipality of a plan and every open regional location: travel over a network from where the inhabitants live (wijken, buurten or postcodes as areas or points), else from the seat, else from a point on the municipality. Gives the mean and median by inhabitants, the share of inhabitants within the norm, the worst point, and which share could be measured. Who cannot be measured is not within the norm. The column eigen says whether the location is of the own region.</source>
      <translation>Voor elke gemeente van een plan en elke open regionale locatie: reizen over een netwerk vanwaar de inwoners wonen (wijken, buurten of postcodes als vlakken of punten), anders vanaf het gemeentehuis, anders vanaf een punt op de gemeente. Geeft gemiddelde en mediaan naar inwoners, het aandeel inwoners binnen de norm, het slechtste punt, en welk aandeel gemeten kon worden. Wie niet gemeten kan worden is niet binnen de norm. De kolom eigen zegt of de locatie van de eigen regio is.</translation>
    </message>
    <message>
      <source>Areas or points with inhabitants</source>
      <translation>Vlakken of punten met inwoners</translation>
    </message>
    <message>
      <source>Column with inhabitants</source>
      <translation>Kolom met inwoners</translation>
    </message>
    <message>
      <source>Seats (points)</source>
      <translation>Gemeentehuizen (punten)</translation>
    </message>
    <message>
      <source>Norm (minutes, or kilometres for afstand)</source>
      <translation>Norm (minuten, of kilometers bij afstand)</translation>
    </message>
    <message>
      <source>Points measured from</source>
      <translation>Punten waarvandaan gemeten is</translation>
    </message>
    <message>
      <source>Municipalities by inhabitants</source>
      <translation>Gemeenten naar inwoners</translation>
    </message>
    <message>
      <source>Best possible division</source>
      <translation>Best mogelijke indeling</translation>
    </message>
    <message>
      <source>Finds the division in contiguous regions with the least travel to the regional location, for all inhabitants together (gemiddeld) or for the furthest municipality (verste), and says how far this division is from it. Each region has a municipality with a regional location, or so many regions as asked. Sizes, locked municipalities and the number of moves can be bounded. Nothing is adopted: the outcome is a table and, with a name, a new variant that is not active.</source>
      <translation>Zoekt de indeling in aaneengesloten regio's met de minste reistijd naar de regionale locatie, voor alle inwoners samen (gemiddeld) of voor de verste gemeente (verste), en zegt hoe ver deze indeling daarvandaan is. Elke regio heeft een gemeente met een regionale locatie, of er komen zoveel regio's als gevraagd. Grootte, vaste gemeenten en het aantal verplaatsingen zijn te begrenzen. Er wordt niets overgenomen: de uitkomst is een tabel en, met een naam, een nieuwe variant die niet actief is.</translation>
    </message>
    <message>
      <source>Variant to compare with (empty: the active one)</source>
      <translation>Variant om mee te vergelijken (leeg: de actieve)</translation>
    </message>
    <message>
      <source>Number of regions (empty: the regional locations)</source>
      <translation>Aantal regio's (leeg: de regionale locaties)</translation>
    </message>
    <message>
      <source>Size of a region in</source>
      <translation>Grootte van een regio in</translation>
    </message>
    <message>
      <source>Smallest region</source>
      <translation>Kleinste regio</translation>
    </message>
    <message>
      <source>Largest region</source>
      <translation>Grootste regio</translation>
    </message>
    <message>
      <source>Existing division that moves are counted from (empty: the variant)</source>
      <translation>Bestaande indeling waarvan verplaatsingen worden geteld (leeg: de variant)</translation>
    </message>
    <message>
      <source>Most moves</source>
      <translation>Verplaatsingen, hoogstens</translation>
    </message>
    <message>
      <source>Municipalities or regions that stay (a;b)</source>
      <translation>Gemeenten of regio's die blijven (a;b)</translation>
    </message>
    <message>
      <source>Gap that is good enough (0.01 is 1 %)</source>
      <translation>Verschil dat goed genoeg is (0,01 is 1 %)</translation>
    </message>
    <message>
      <source>Save as a new variant</source>
      <translation>Bewaren als nieuwe variant</translation>
    </message>
    <message>
      <source>Division</source>
      <translation>Indeling</translation>
    </message>
    <message>
      <source>Trade-off between moves and travel</source>
      <translation>Afweging tussen verplaatsingen en reistijd</translation>
    </message>
    <message>
      <source>Value (min)</source>
      <translation>Waarde (min)</translation>
    </message>
    <message>
      <source>No division is better than</source>
      <translation>Geen indeling is beter dan</translation>
    </message>
    <message>
      <source>Value of the present division (min)</source>
      <translation>Waarde van de huidige indeling (min)</translation>
    </message>
    <message>
      <source>Furthest municipality (min)</source>
      <translation>Verste gemeente (min)</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Stukken</translation>
    </message>
    <message>
      <source>Reserve plan</source>
      <translation>Inzetplan</translation>
    </message>
    <message>
      <source>Chooses reserve capacity for a day or a quarter, an area and a scenario, starting from what is short in that quarter; or for a number of extra places within a number of days. First what flexible locations have for others, then reserve in the order of types of the plan (emergency late, crisis emergency last), then fewest days, then lowest price. Gives the rows used with the day they are ready, and the others with the reason: also places that end before or open after. With a name, the outcome is kept in the plan with all that was asked.</source>
      <translation>Kiest reservecapaciteit voor een dag of kwartaal, een gebied en een scenario, vanaf het tekort van dat kwartaal; of voor een aantal extra plekken binnen een aantal dagen. Eerst wat flexibele locaties voor anderen hebben, dan reserve in de volgorde van soorten van het plan (nood laat, crisisnood het laatst), dan de minste dagen, dan de laagste prijs. Geeft de gebruikte rijen met de dag waarop zij gereed zijn, en de andere met de reden: ook plekken die eerder eindigen of later openen. Met een naam wordt de uitkomst in het plan bewaard, met alles wat gevraagd is.</translation>
    </message>
    <message>
      <source>For the day or quarter (31-12-2029, 2029-Q4)</source>
      <translation>Voor de dag of het kwartaal</translation>
    </message>
    <message>
      <source>Province or region (empty: the whole plan)</source>
      <translation>Provincie of regio (leeg: het hele plan)</translation>
    </message>
    <message>
      <source>Scenario</source>
      <translation>Scenario</translation>
    </message>
    <message>
      <source>Extra places (empty: what is short then)</source>
      <translation>Extra plekken (leeg: het tekort van dan)</translation>
    </message>
    <message>
      <source>Within (days; empty: until that day)</source>
      <translation>Binnen (dagen; leeg: tot die dag)</translation>
    </message>
    <message>
      <source>Order of types (empty: the plan's)</source>
      <translation>Volgorde van soorten (leeg: die van het plan)</translation>
    </message>
    <message>
      <source>Also reserve that is potential</source>
      <translation>Ook potentiële reserve</translation>
    </message>
    <message>
      <source>Also what flexible locations have for others</source>
      <translation>Ook wat flexibele locaties voor anderen hebben</translation>
    </message>
    <message>
      <source>Keep in the plan under this name</source>
      <translation>In het plan bewaren onder deze naam</translation>
    </message>
    <message>
      <source>Shortage in that quarter</source>
      <translation>Tekort in dat kwartaal</translation>
    </message>
    <message>
      <source>Places found</source>
      <translation>Gevonden plekken</translation>
    </message>
    <message>
      <source>Places missing</source>
      <translation>Ontbrekende plekken</translation>
    </message>
    <message>
      <source>Ready after (days)</source>
      <translation>Gereed na (dagen)</translation>
    </message>
    <message>
      <source>Standby cost per day</source>
      <translation>Kosten in reserve per dag</translation>
    </message>
    <message>
      <source>Cost per day in use</source>
      <translation>Kosten in gebruik per dag</translation>
    </message>
    <message>
      <source>Share of emergency</source>
      <translation>Aandeel (crisis)noodopvang</translation>
    </message>
    <message>
      <source>Routes</source>
      <translation>Routes</translation>
    </message>
    <message>
      <source>Draws real routes over a network. With a plan: from every municipality to the nearest location of its own region. With layers of points: from every origin to every destination.</source>
      <translation>Tekent echte routes over een netwerk. Met een plan: van elke gemeente naar de dichtstbijzijnde locatie van de eigen regio. Met lagen met punten: van elke herkomst naar elke bestemming.</translation>
    </message>
    <message>
      <source>Screen a list of sites</source>
      <translation>Lijst met tips beoordelen</translation>
    </message>
    <message>
      <source>Judges a list of sites: points, polygons, or a table with lon/lat or x/y. For each it works out what a location there would do to the travel of its region, the balance of the quarter and the places per 1,000 inhabitants, and tests it by the rules of thumb of the preset (the norms are plan settings). Ranked, with what is not met and what is unknown; rows that cannot be read are kept with the reason. Distances are taken from the columns school_km, winkel_km, halte_km, water_km and ind_minuten. Nothing is stored in the plan.</source>
      <translation>Beoordeelt een lijst met plekken: punten, vlakken, of een tabel met lon/lat of x/y. Per plek staat wat een locatie daar doet met de reistijd van haar regio, het saldo van het kwartaal en de plekken per 1.000 inwoners, en de toetsen van de gekozen soort opvang (de normen zijn planinstellingen). Op volgorde, met wat niet voldoet en wat onbekend is; rijen die niet te lezen zijn blijven bewaard met de reden. Afstanden komen uit de kolommen school_km, winkel_km, halte_km, water_km en ind_minuten. In het plan wordt niets opgeslagen.</translation>
    </message>
    <message>
      <source>Sites</source>
      <translation>Plekken</translation>
    </message>
    <message>
      <source>Columns (attribute=column;…)</source>
      <translation>Kolommen (kenmerk=kolom;…)</translation>
    </message>
    <message>
      <source>Open from quarter (empty: that of the plan)</source>
      <translation>Open vanaf kwartaal (leeg: dat van het plan)</translation>
    </message>
    <message>
      <source>Screened sites</source>
      <translation>Beoordeelde plekken</translation>
    </message>
    <message>
      <source>Service areas</source>
      <translation>Bereik</translation>
    </message>
    <message>
      <source>Draws, per location, the area from where it can be reached within the given minutes over a network: quarters without a road are holes, islands behind a ferry are parts of their own. The outline is drawn on a grid: a place nearer to it than tolerantie_m (metres) may be on the wrong side; ask the matrix for places.</source>
      <translation>Tekent per locatie het gebied vanwaar die binnen de opgegeven minuten over een net te bereiken is: wijken zonder weg zijn gaten, eilanden achter een veer zijn aparte delen. De rand is op een raster getekend: een plek dichter erbij dan tolerantie_m (meter) kan aan de verkeerde kant liggen; vraag voor plekken de matrix.</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <source>Where a location would help most</source>
      <translation>Waar een locatie het meest zou helpen</translation>
    </message>
    <message>
      <source>Works out, for every junction of the roads, what a location there would save the municipalities of its region: minutes of all inhabitants together, or inhabitants or municipalities brought within the norm. Without a network the same is done on a grid by straight line. Gives hexagons with the best place in each, and the best places by name. Where travel is unknown the gain is a lower bound (minstens).</source>
      <translation>Rekent voor elk kruispunt van het wegennet uit wat een locatie daar de gemeenten van haar regio zou schelen: minuten van alle inwoners samen, of inwoners of gemeenten die binnen de norm komen. Zonder netwerk gebeurt hetzelfde op een raster, hemelsbreed. Geeft zeshoeken met de beste plek in elk, en de beste plekken met naam. Waar de reis onbekend is, is de winst een ondergrens (minstens).</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Maat</translation>
    </message>
    <message>
      <source>Regions (a;b; empty: all)</source>
      <translation>Regio's (a;b; leeg: alle)</translation>
    </message>
    <message>
      <source>Width of a hexagon (m)</source>
      <translation>Breedte van een zeshoek (m)</translation>
    </message>
    <message>
      <source>Where no location can be (polygons)</source>
      <translation>Waar geen locatie kan komen (vlakken)</translation>
    </message>
    <message>
      <source>Number of best places</source>
      <translation>Aantal beste plekken</translation>
    </message>
    <message>
      <source>Opportunity</source>
      <translation>Kansenkaart</translation>
    </message>
    <message>
      <source>Best places</source>
      <translation>Beste plekken</translation>
    </message>
    <message>
      <source>Places looked at</source>
      <translation>Bekeken plekken</translation>
    </message>
    <message>
      <source>Largest gain</source>
      <translation>Grootste winst</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Methode</translation>
    </message>
    <message>
      <source>Minimise</source>
      <translation>Zo min mogelijk</translation>
    </message>
    <message>
      <source>Furthest from a road (km)</source>
      <translation>Hoogstens van een weg (km)</translation>
    </message>
    <message>
      <source>Destinations</source>
      <translation>Bestemmingen</translation>
    </message>
    <message>
      <source>Travel matrix</source>
      <translation>Reistijdmatrix</translation>
    </message>
    <message>
      <source>Measures travel over a network from every origin to every destination: from layers of points, or from the municipalities of a plan to its open regional locations. Minutes and kilometres are of the same route, the leg to the nearest road included. Every pair has a row; where there is no figure, reden says why.</source>
      <translation>Meet de reistijd over een netwerk van elke herkomst naar elke bestemming: uit lagen met punten, of van de gemeenten van een plan naar de regionale locaties die open zijn. Minuten en kilometers horen bij dezelfde route, met het stuk naar de dichtstbijzijnde weg erbij. Elk paar heeft een rij; waar geen cijfer is, zegt reden waarom.</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>Paren</translation>
    </message>
    <message>
      <source>Measured pairs</source>
      <translation>Gemeten paren</translation>
    </message>
    <message>
      <source>Update locations from a list</source>
      <translation>Locaties bijwerken met een lijst</translation>
    </message>
    <message>
      <source>Compares next month's list of locations with the plan. Rows are recognised by id, else by name and municipality, else by address, else by distance; what is new, changed, gone from the list or doubtful is in the output. Without TAKE nothing changes. TAKE names what to take: kinds (nieuw, gewijzigd, weg, twijfel) or keys from the first column of the output, with semicolons between them. An empty cell in the list changes nothing. A second row of a location is for the import of periods.</source>
      <translation>Vergelijkt de lijst van locaties van de volgende maand met het plan. Rijen worden herkend aan het id, anders aan naam en gemeente, anders aan het adres, anders aan de afstand; wat nieuw, gewijzigd, niet meer in de lijst of twijfelachtig is staat in de uitvoer. Zonder TAKE wijzigt er niets. TAKE noemt wat wordt overgenomen: soorten (nieuw, gewijzigd, weg, twijfel) of sleutels uit de eerste kolom van de uitvoer, met puntkomma's ertussen. Een lege cel in de lijst wijzigt niets. Een tweede rij van een locatie is voor de import van perioden.</translation>
    </message>
    <message>
      <source>Recognise a place up to (m; empty: as set)</source>
      <translation>Een plek herkennen tot op (m; leeg: zoals ingesteld)</translation>
    </message>
    <message>
      <source>Take (kinds or keys; empty: only compare)</source>
      <translation>Overnemen (soorten of sleutels; leeg: alleen vergelijken)</translation>
    </message>
    <message>
      <source>What is gone from the list</source>
      <translation>Wat niet meer in de lijst staat</translation>
    </message>
    <message>
      <source>Last day of what is gone from the list</source>
      <translation>Laatste dag van wat niet meer in de lijst staat</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>Wijzigingen</translation>
    </message>
    <message>
      <source>Rows that are the same as in the plan</source>
      <translation>Rijen die hetzelfde zijn als in het plan</translation>
    </message>
    <message>
      <source>Number of proposals that were taken</source>
      <translation>Aantal overgenomen voorstellen</translation>
    </message>
  </context>
</TS>
