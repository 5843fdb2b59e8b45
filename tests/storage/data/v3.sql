-- A plan as version 3 wrote it.
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10200;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL,srs_id INTEGER NOT NULL PRIMARY KEY,organization TEXT NOT NULL,organization_coordsys_id INTEGER NOT NULL,definition  TEXT NOT NULL,description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system');
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
INSERT INTO gpkg_spatial_ref_sys VALUES ('Amersfoort / RD New', 28992, 'EPSG', 28992, 'PROJCS["Amersfoort / RD New",GEOGCS["Amersfoort",DATUM["Amersfoort",SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],AUTHORITY["EPSG","6289"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4289"]],PROJECTION["Oblique_Stereographic"],PARAMETER["latitude_of_origin",52.1561605555556],PARAMETER["central_meridian",5.38763888888889],PARAMETER["scale_factor",0.9999079],PARAMETER["false_easting",155000],PARAMETER["false_northing",463000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","28992"]]', NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY,data_type TEXT NOT NULL,identifier TEXT UNIQUE,description TEXT DEFAULT '',last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),min_x DOUBLE, min_y DOUBLE,max_x DOUBLE, max_y DOUBLE,srs_id INTEGER,CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO gpkg_contents VALUES ('instellingen', 'attributes', 'instellingen', 'Instellingen', '2026-11-22T15:24:35.948Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('gemeenten', 'features', 'gemeenten', 'Gemeenten', '2026-11-22T15:24:35.949Z', 0.0, 0.0, 30.0, 10.0, 28992);
INSERT INTO gpkg_contents VALUES ('divisies', 'attributes', 'divisies', 'Bestaande indelingen', '2026-11-22T15:24:35.949Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('varianten', 'attributes', 'varianten', 'Varianten', '2026-11-22T15:24:35.947Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('regios', 'features', 'regios', 'Regio''s', '2026-11-22T15:24:35.950Z', 0.0, 0.0, 10.0, 10.0, 28992);
INSERT INTO gpkg_contents VALUES ('indeling', 'attributes', 'indeling', 'Indeling', '2026-11-22T15:24:35.950Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('verbindingen', 'attributes', 'verbindingen', 'Verbindingen', '2026-11-22T15:24:35.951Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('opvanglocaties', 'features', 'opvanglocaties', 'Opvanglocaties', '2026-11-22T15:24:35.952Z', 155000.123456789, 463000.0, 155000.123456789, 463000.0, 28992);
INSERT INTO gpkg_contents VALUES ('locatie_regio', 'attributes', 'locatie_regio', 'Locatie voor een andere regio', '2026-11-22T15:24:35.953Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('capaciteitsperioden', 'attributes', 'capaciteitsperioden', 'Capaciteitsperioden', '2026-11-22T15:24:35.953Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('reservecapaciteit', 'attributes', 'reservecapaciteit', 'Reservecapaciteit', '2026-11-22T15:24:35.953Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('taakstellingen', 'attributes', 'taakstellingen', 'Taakstellingen', '2026-11-22T15:24:35.954Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('reistijden', 'attributes', 'reistijden', 'Reistijden', '2026-11-22T15:24:35.954Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('bevindingen', 'features', 'bevindingen', 'Bevindingen', '2026-11-22T15:24:35.955Z', 5.0, 5.0, 5.0, 5.0, 28992);
INSERT INTO gpkg_contents VALUES ('wijzigingen', 'attributes', 'wijzigingen', 'Wijzigingen', '2026-11-22T15:24:35.955Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('prognoses', 'attributes', 'prognoses', 'Prognoses', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('behoefte', 'attributes', 'behoefte', 'Behoefte', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('overdrachten', 'attributes', 'overdrachten', 'Overdrachten van taakstelling', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('mijlpalen', 'attributes', 'mijlpalen', 'Mijlpalen en besluitmomenten', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('signalen', 'attributes', 'signalen', 'Signalen en vraagstukken', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('inzetplannen', 'attributes', 'inzetplannen', 'Inzetplannen', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('inzetregels', 'attributes', 'inzetregels', 'Inzetregels', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('voorzieningen', 'attributes', 'voorzieningen', 'Afstanden tot voorzieningen', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('locatie_doelgroepen', 'attributes', 'locatie_doelgroepen', 'Doelgroepen per locatie', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('documenten', 'attributes', 'documenten', 'Foto''s en documenten', '2026-11-29T05:49:17.198Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('onleesbaar', 'attributes', 'onleesbaar', 'Onleesbare cellen', '2026-11-29T09:14:19.816Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('tabelversies', 'attributes', 'tabelversies', 'Versies van tabellen', '2026-11-29T09:14:19.816Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_contents VALUES ('schoolvakanties', 'attributes', 'schoolvakanties', 'Schoolvakanties', '2026-11-29T09:14:19.816Z', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL,column_name TEXT NOT NULL,geometry_type_name TEXT NOT NULL,srs_id INTEGER NOT NULL,z TINYINT NOT NULL,m TINYINT NOT NULL,CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),CONSTRAINT uk_gc_table_name UNIQUE (table_name),CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_geometry_columns VALUES ('gemeenten', 'geom', 'MULTIPOLYGON', 28992, 0, 0);
INSERT INTO gpkg_geometry_columns VALUES ('regios', 'geom', 'MULTIPOLYGON', 28992, 0, 0);
INSERT INTO gpkg_geometry_columns VALUES ('opvanglocaties', 'geom', 'POINT', 28992, 0, 0);
INSERT INTO gpkg_geometry_columns VALUES ('bevindingen', 'geom', 'POINT', 28992, 0, 0);
CREATE TABLE gpkg_tile_matrix_set (table_name TEXT NOT NULL PRIMARY KEY,srs_id INTEGER NOT NULL,min_x DOUBLE NOT NULL,min_y DOUBLE NOT NULL,max_x DOUBLE NOT NULL,max_y DOUBLE NOT NULL,CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_tile_matrix (table_name TEXT NOT NULL,zoom_level INTEGER NOT NULL,matrix_width INTEGER NOT NULL,matrix_height INTEGER NOT NULL,tile_width INTEGER NOT NULL,tile_height INTEGER NOT NULL,pixel_x_size DOUBLE NOT NULL,pixel_y_size DOUBLE NOT NULL,CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name));
CREATE TABLE instellingen (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sleutel TEXT NOT NULL,
  waarde TEXT,
  eenheid TEXT,
  bron TEXT,
  UNIQUE (sleutel)
);
INSERT INTO instellingen VALUES (1, 'schema_versie', '3', NULL, NULL);
INSERT INTO instellingen VALUES (2, 'plan_naam', 'Oud plan', '', '');
INSERT INTO instellingen VALUES (3, 'regime', '2020', '', 'UA20, KB24');
INSERT INTO instellingen VALUES (4, 'omwegfactor', '1.3', '', 'domain C8');
INSERT INTO instellingen VALUES (5, 'snelheid_kmh', '60.0', 'km/h', 'domain C8');
INSERT INTO instellingen VALUES (6, 'aansluit_km', '2.0', 'km', 'domain C8');
INSERT INTO instellingen VALUES (7, 'rol_minimum', '300', 'plekken', 'UA20 §4.3');
INSERT INTO instellingen VALUES (8, 'sliver_m', '10.0', 'm', 'domain A4');
INSERT INTO instellingen VALUES (9, 'bronjaar', '', '', '');
INSERT INTO instellingen VALUES (10, 'bron_gemeenten', '', '', '');
CREATE TABLE gemeenten (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  gm_code TEXT NOT NULL,
  gm_naam TEXT NOT NULL,
  pv_code TEXT,
  in_plan BOOLEAN NOT NULL CONSTRAINT "gemeenten.in_plan" CHECK (in_plan IN (0, 1)),
  inwoners INTEGER CONSTRAINT "gemeenten.inwoners" CHECK (typeof(inwoners) <> 'text' AND inwoners >= 0),
  peildatum DATE,
  bijdrage TEXT,
  regio_id TEXT, schoolregio TEXT CONSTRAINT "gemeenten.schoolregio" CHECK (schoolregio IN ('noord', 'midden', 'zuid')),
  UNIQUE (gm_code)
);
INSERT INTO gemeenten VALUES (1, X'475000034071000000000000000000000000000000003E4000000000000000000000000000002440010600000002000000010300000001000000050000000000000000002440000000000000000000000000000024400000000000002440000000000000000000000000000024400000000000000000000000000000000000000000000024400000000000000000010300000001000000050000000000000000003E4000000000000000000000000000003E40000000000000244000000000000034400000000000002440000000000000344000000000000000000000000000003E400000000000000000', 'GM9001', 'Één ‘’ ſúd-Õost, ''s-Gravenhage; "x"', 'PV98', 1, 0, '2024-01-01', 'Één ‘’ ſúd-Õost, ''s-Gravenhage; "x"', 'R1', NULL);
INSERT INTO gemeenten VALUES (2, X'475000034071000000000000000024400000000000003440000000000000000000000000000024400106000000010000000103000000020000000500000000000000000024400000000000000000000000000000344000000000000000000000000000003440000000000000244000000000000024400000000000002440000000000000244000000000000000000500000000000000000028400000000000000040000000000000284000000000000010400000000000002C4000000000000010400000000000002C40000000000000004000000000000028400000000000000040', 'GM9002', 'Tweede', 'PV98', 1, NULL, NULL, NULL, 'R2', NULL);
INSERT INTO gemeenten VALUES (3, NULL, 'GM9003', 'Derde', NULL, 0, NULL, NULL, '', NULL, NULL);
CREATE TABLE divisies (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  divisie TEXT NOT NULL,
  gm_code TEXT NOT NULL,
  code TEXT NOT NULL,
  naam TEXT,
  UNIQUE (divisie, gm_code),
  FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO divisies VALUES (1, 'vr', 'GM9001', 'VR98', NULL);
CREATE TABLE varianten (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  variant_id TEXT NOT NULL,
  naam TEXT NOT NULL,
  toelichting TEXT,
  actief BOOLEAN NOT NULL CONSTRAINT "varianten.actief" CHECK (actief IN (0, 1)),
  gemaakt_op DATE,
  UNIQUE (variant_id)
);
INSERT INTO varianten VALUES (1, 'A', 'eerste', 'Één ‘’ ſúd-Õost, ''s-Gravenhage; "x"', 1, '2024-02-29');
INSERT INTO varianten VALUES (2, 'B', 'tweede', NULL, 0, NULL);
CREATE TABLE regios (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  variant_id TEXT NOT NULL,
  regio_id TEXT NOT NULL,
  regio_nm TEXT NOT NULL,
  kleur TEXT,
  basis TEXT CONSTRAINT "regios.basis" CHECK (basis IN ('provincie', 'arbeidsmarktregio', 'veiligheidsregio', 'woningmarktregio', 'anders')),
  lead_prt TEXT,
  afspraken TEXT,
  contact_functie TEXT,
  afgevaardigde_functie TEXT,
  vergrendeld BOOLEAN CONSTRAINT "regios.vergrendeld" CHECK (vergrendeld IN (0, 1)),
  onderbouwing TEXT,
  UNIQUE (variant_id, regio_id),
  FOREIGN KEY (variant_id) REFERENCES varianten (variant_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO regios VALUES (1, X'47500003407100000000000000000000000000000000244000000000000000000000000000002440010600000001000000010300000001000000050000000000000000002440000000000000000000000000000024400000000000002440000000000000000000000000000024400000000000000000000000000000000000000000000024400000000000000000', 'A', 'R1', 'Noord', NULL, 'veiligheidsregio', NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO regios VALUES (2, NULL, 'A', 'R2', 'Zuid', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO regios VALUES (3, NULL, 'B', 'R1', 'Alles', NULL, 'anders', NULL, NULL, NULL, NULL, 0, NULL);
CREATE TABLE indeling (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  variant_id TEXT NOT NULL,
  gm_code TEXT NOT NULL,
  regio_id TEXT,
  UNIQUE (variant_id, gm_code),
  FOREIGN KEY (variant_id) REFERENCES varianten (variant_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (variant_id, regio_id) REFERENCES regios (variant_id, regio_id) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO indeling VALUES (1, 'A', 'GM9001', 'R1');
INSERT INTO indeling VALUES (2, 'A', 'GM9002', 'R2');
INSERT INTO indeling VALUES (3, 'B', 'GM9001', 'R1');
INSERT INTO indeling VALUES (4, 'B', 'GM9003', NULL);
CREATE TABLE verbindingen (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  gm_a TEXT NOT NULL,
  gm_b TEXT NOT NULL,
  soort TEXT NOT NULL CONSTRAINT "verbindingen.soort" CHECK (soort IN ('veer', 'tunnel', 'brug', 'bestuurlijk')),
  naam TEXT,
  minuten REAL CONSTRAINT "verbindingen.minuten" CHECK (typeof(minuten) <> 'text' AND minuten >= 0),
  UNIQUE (gm_a, gm_b, soort),
  FOREIGN KEY (gm_a) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (gm_b) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO verbindingen VALUES (1, 'GM9001', 'GM9002', 'veer', NULL, 12.25);
INSERT INTO verbindingen VALUES (2, 'GM9001', 'GM9003', 'brug', NULL, NULL);
CREATE TABLE opvanglocaties (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  loc_id TEXT NOT NULL,
  loc_naam TEXT NOT NULL,
  straat TEXT,
  postcode TEXT,
  plaats TEXT,
  gm_code TEXT,
  type_2020 TEXT CONSTRAINT "opvanglocaties.type_2020" CHECK (type_2020 IN ('gvl', 'satelliet', 'rol')),
  type_2024 TEXT CONSTRAINT "opvanglocaties.type_2024" CHECK (type_2024 IN ('azc_aanmeld', 'azc_versneld', 'pbl', 'azc', 'htl', 'ibo', 'bijzonder')),
  type_bevestigd_door TEXT,
  regionaal BOOLEAN CONSTRAINT "opvanglocaties.regionaal" CHECK (regionaal IN (0, 1)),
  status TEXT CONSTRAINT "opvanglocaties.status" CHECK (status IN ('nieuw', 'voortzetten', 'beeindigen', 'afgewezen')),
  zekerheid TEXT CONSTRAINT "opvanglocaties.zekerheid" CHECK (zekerheid IN ('bestaand', 'vastgesteld', 'voornemen', 'verkenning')),
  vertrouwelijk BOOLEAN NOT NULL CONSTRAINT "opvanglocaties.vertrouwelijk" CHECK (vertrouwelijk IN (0, 1)),
  afwijs_reden TEXT,
  besluit_dat DATE,
  besluit_orgaan TEXT,
  open_dat DATE,
  bo_start DATE,
  bo_eind DATE,
  bo_onbep BOOLEAN CONSTRAINT "opvanglocaties.bo_onbep" CHECK (bo_onbep IN (0, 1)),
  huur_eind DATE,
  ontheffing BOOLEAN CONSTRAINT "opvanglocaties.ontheffing" CHECK (ontheffing IN (0, 1)),
  bvo_m2 INTEGER CONSTRAINT "opvanglocaties.bvo_m2" CHECK (typeof(bvo_m2) <> 'text' AND bvo_m2 >= 0),
  terrein_m2 INTEGER CONSTRAINT "opvanglocaties.terrein_m2" CHECK (typeof(terrein_m2) <> 'text' AND terrein_m2 >= 0),
  eigendom TEXT CONSTRAINT "opvanglocaties.eigendom" CHECK (eigendom IN ('coa', 'gemeente', 'derde')),
  beheer TEXT CONSTRAINT "opvanglocaties.beheer" CHECK (beheer IN ('coa', 'gemeente', 'derde')),
  exploitant TEXT CONSTRAINT "opvanglocaties.exploitant" CHECK (exploitant IN ('coa', 'gemeente', 'derde')),
  kwal_kader BOOLEAN CONSTRAINT "opvanglocaties.kwal_kader" CHECK (kwal_kader IN (0, 1)),
  flexvorm TEXT CONSTRAINT "opvanglocaties.flexvorm" CHECK (flexvorm IN ('gelijktijdig', 'volgtijdelijk', 'gemengd', 'tussenvoorziening', 'geen')),
  kleinschalig BOOLEAN CONSTRAINT "opvanglocaties.kleinschalig" CHECK (kleinschalig IN (0, 1)),
  uitbreiding BOOLEAN CONSTRAINT "opvanglocaties.uitbreiding" CHECK (uitbreiding IN (0, 1)),
  proceshandelingen BOOLEAN CONSTRAINT "opvanglocaties.proceshandelingen" CHECK (proceshandelingen IN (0, 1)),
  gehoor_op_loc BOOLEAN CONSTRAINT "opvanglocaties.gehoor_op_loc" CHECK (gehoor_op_loc IN (0, 1)),
  diensten TEXT,
  financien TEXT,
  pve TEXT CONSTRAINT "opvanglocaties.pve" CHECK (pve IN ('ja', 'nee')),
  kinderen BOOLEAN CONSTRAINT "opvanglocaties.kinderen" CHECK (kinderen IN (0, 1)),
  onderbouwing TEXT,
  bron TEXT,
  bron_dat DATE,
  opmerking TEXT,
  UNIQUE (loc_id),
  FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO opvanglocaties VALUES (1, X'47500001407100000101000000BAE9D6FCC0EB02410000000060421C41', 'L1', 'Één ‘’ ſúd-Õost, ''s-Gravenhage; "x"', NULL, NULL, NULL, 'GM9001', 'rol', NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, '2020-05-01', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'x');
INSERT INTO opvanglocaties VALUES (2, NULL, 'L2', 'Kaal', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE locatie_regio (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  variant_id TEXT NOT NULL,
  loc_id TEXT NOT NULL,
  regio_id TEXT NOT NULL,
  UNIQUE (variant_id, loc_id),
  FOREIGN KEY (variant_id) REFERENCES varianten (variant_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (variant_id, regio_id) REFERENCES regios (variant_id, regio_id) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO locatie_regio VALUES (1, 'A', 'L1', 'R2');
CREATE TABLE capaciteitsperioden (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  periode_id TEXT NOT NULL,
  loc_id TEXT NOT NULL,
  van DATE,
  tot DATE,
  plekken_asiel INTEGER CONSTRAINT "capaciteitsperioden.plekken_asiel" CHECK (typeof(plekken_asiel) <> 'text' AND plekken_asiel >= 0),
  plekken_overig INTEGER CONSTRAINT "capaciteitsperioden.plekken_overig" CHECK (typeof(plekken_overig) <> 'text' AND plekken_overig >= 0),
  amv INTEGER CONSTRAINT "capaciteitsperioden.amv" CHECK (typeof(amv) <> 'text' AND amv >= 0),
  zekerheid TEXT CONSTRAINT "capaciteitsperioden.zekerheid" CHECK (zekerheid IN ('bestaand', 'vastgesteld', 'voornemen', 'verkenning')),
  getekend BOOLEAN CONSTRAINT "capaciteitsperioden.getekend" CHECK (getekend IN (0, 1)),
  UNIQUE (periode_id),
  FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO capaciteitsperioden VALUES (1, 'P1', 'L1', '2020-05-01', NULL, 0, NULL, NULL, NULL, 1);
INSERT INTO capaciteitsperioden VALUES (2, 'P2', 'L1', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE reservecapaciteit (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  reserve_id TEXT NOT NULL,
  loc_id TEXT NOT NULL,
  captype TEXT NOT NULL CONSTRAINT "reservecapaciteit.captype" CHECK (captype IN ('regulier', 'reserve_direct', 'reserve_indirect', 'incidenteel', 'noodopvang', 'crisisnoodopvang')),
  beschikbaarheid TEXT CONSTRAINT "reservecapaciteit.beschikbaarheid" CHECK (beschikbaarheid IN ('beschikbaar', 'potentieel')),
  plekken INTEGER NOT NULL CONSTRAINT "reservecapaciteit.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
  inzet_dgn INTEGER CONSTRAINT "reservecapaciteit.inzet_dgn" CHECK (typeof(inzet_dgn) <> 'text' AND inzet_dgn >= 0),
  eur_plekdg REAL CONSTRAINT "reservecapaciteit.eur_plekdg" CHECK (typeof(eur_plekdg) <> 'text' AND eur_plekdg >= 0),
  omstandigh TEXT,
  UNIQUE (reserve_id),
  FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO reservecapaciteit VALUES (1, 'V1', 'L1', 'reserve_direct', NULL, 50, NULL, 3.5, NULL);
CREATE TABLE taakstellingen (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  gm_code TEXT NOT NULL,
  halfjaar TEXT NOT NULL,
  taakst INTEGER CONSTRAINT "taakstellingen.taakst" CHECK (typeof(taakst) <> 'text'),
  achterst INTEGER CONSTRAINT "taakstellingen.achterst" CHECK (typeof(achterst) <> 'text'),
  gehuisv INTEGER CONSTRAINT "taakstellingen.gehuisv" CHECK (typeof(gehuisv) <> 'text' AND gehuisv >= 0),
  tussenvoorz INTEGER CONSTRAINT "taakstellingen.tussenvoorz" CHECK (typeof(tussenvoorz) <> 'text' AND tussenvoorz >= 0),
  gekoppeld INTEGER CONSTRAINT "taakstellingen.gekoppeld" CHECK (typeof(gekoppeld) <> 'text' AND gekoppeld >= 0),
  weken REAL CONSTRAINT "taakstellingen.weken" CHECK (typeof(weken) <> 'text' AND weken >= 0), weken_gezin REAL CONSTRAINT "taakstellingen.weken_gezin" CHECK (typeof(weken_gezin) <> 'text' AND weken_gezin >= 0),
  UNIQUE (gm_code, halfjaar),
  FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO taakstellingen VALUES (1, 'GM9001', '2026-2', 40, NULL, 12, NULL, NULL, NULL, NULL);
CREATE TABLE reistijden (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  variant_id TEXT NOT NULL,
  gm_code TEXT NOT NULL,
  soort TEXT NOT NULL CONSTRAINT "reistijden.soort" CHECK (soort IN ('eigen', 'dichtstbij')),
  loc_id TEXT,
  netwerk_id TEXT,
  km REAL CONSTRAINT "reistijden.km" CHECK (typeof(km) <> 'text' AND km >= 0),
  minuten REAL CONSTRAINT "reistijden.minuten" CHECK (typeof(minuten) <> 'text' AND minuten >= 0),
  aansluit_km REAL CONSTRAINT "reistijden.aansluit_km" CHECK (typeof(aansluit_km) <> 'text' AND aansluit_km >= 0),
  methode TEXT CONSTRAINT "reistijden.methode" CHECK (methode IN ('hemelsbreed', 'omwegfactor', 'netwerk', 'netwerk+aansluiting')),
  reden TEXT CONSTRAINT "reistijden.reden" CHECK (reden IN ('herkomst_niet_aangesloten', 'bestemming_niet_aangesloten', 'onbereikbaar', 'geen_punt', 'geen_locatie', 'geen_regio')),
  invoer_hash TEXT,
  UNIQUE (variant_id, gm_code, soort),
  FOREIGN KEY (variant_id) REFERENCES varianten (variant_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code) ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO reistijden VALUES (1, 'A', 'GM9001', 'eigen', NULL, NULL, 0.0, NULL, NULL, 'netwerk+aansluiting', NULL, NULL);
INSERT INTO reistijden VALUES (2, 'A', 'GM9002', 'eigen', NULL, NULL, NULL, NULL, NULL, NULL, 'onbereikbaar', NULL);
CREATE TABLE bevindingen (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  variant_id TEXT NOT NULL,
  code TEXT NOT NULL,
  ernst TEXT NOT NULL CONSTRAINT "bevindingen.ernst" CHECK (ernst IN ('F', 'W', 'N')),
  onderwerp TEXT NOT NULL,
  sleutel TEXT NOT NULL,
  deel TEXT NOT NULL,
  regio_id TEXT,
  bericht TEXT,
  cijfers TEXT,
  invoer_hash TEXT,
  UNIQUE (variant_id, code, onderwerp, sleutel, deel),
  FOREIGN KEY (variant_id) REFERENCES varianten (variant_id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO bevindingen VALUES (1, X'4750000140710000010100000000000000000014400000000000001440', 'A', 'A3', 'F', 'regios', 'R1', '', NULL, NULL, '{"n": 1}', NULL);
INSERT INTO bevindingen VALUES (2, NULL, 'A', 'A3', 'N', 'regios', 'R1', '2', NULL, NULL, NULL, NULL);
CREATE TABLE wijzigingen (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id INTEGER NOT NULL CONSTRAINT "wijzigingen.id" CHECK (typeof(id) <> 'text'),
  tijd DATETIME NOT NULL,
  gebruiker TEXT,
  variant_id TEXT,
  tabel TEXT NOT NULL,
  sleutel TEXT NOT NULL,
  veld TEXT,
  oud TEXT,
  nieuw TEXT,
  UNIQUE (id)
);
INSERT INTO wijzigingen VALUES (1, 1, '2024-01-02T03:04:05.678Z', NULL, NULL, 'gemeenten', 'GM9001', NULL, NULL, NULL);
INSERT INTO wijzigingen VALUES (2, 2, '1969-12-31T23:59:59.000Z', NULL, NULL, 'gemeenten', 'GM9001', NULL, 'Één ‘’ ſúd-Õost, ''s-Gravenhage; "x"', NULL);
CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
      mime_type TEXT, constraint_name TEXT,
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name));
INSERT INTO gpkg_data_columns VALUES ('instellingen', 'sleutel', 'sleutel', 'instelling', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('instellingen', 'waarde', 'waarde', 'waarde', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('instellingen', 'eenheid', 'eenheid', 'eenheid', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('instellingen', 'bron', 'bron', 'bron', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'gm_code', 'gm_code', 'gemeentecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'gm_naam', 'gm_naam', 'gemeente', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'pv_code', 'pv_code', 'provinciecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'in_plan', 'in_plan', 'hoort bij het plan', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'inwoners', 'inwoners', 'inwoners', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'peildatum', 'peildatum', 'peildatum inwoners', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'bijdrage', 'bijdrage', 'bijdrage', 'Opvangatlas', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'regio_id', 'regio_id', 'regio', 'UA20 §5.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('gemeenten', 'schoolregio', 'schoolregio', 'schoolregio', 'rijksoverheid.nl', NULL, 'schoolregio');
INSERT INTO gpkg_data_columns VALUES ('divisies', 'divisie', 'divisie', 'indeling', 'UA20 §5.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('divisies', 'gm_code', 'gm_code', 'gemeentecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('divisies', 'code', 'code', 'code', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('divisies', 'naam', 'naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('varianten', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('varianten', 'naam', 'naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('varianten', 'toelichting', 'toelichting', 'toelichting', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('varianten', 'actief', 'actief', 'actief', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('varianten', 'gemaakt_op', 'gemaakt_op', 'gemaakt op', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'regio_id', 'regio_id', 'regio', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'regio_nm', 'regio_nm', 'regio', 'FMT h3', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'kleur', 'kleur', 'kleur', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'basis', 'basis', 'basis', 'UA20 §5.1', NULL, 'basis');
INSERT INTO gpkg_data_columns VALUES ('regios', 'lead_prt', 'lead_prt', 'regietafel (PRT)', 'FMT h3', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'afspraken', 'afspraken', 'afspraken', 'FMT h3', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'contact_functie', 'contact_functie', 'aanspreekpunt (functie)', 'FMT h3', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'afgevaardigde_functie', 'afgevaardigde_functie', 'afgevaardigde (functie)', 'UA20 §5.2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'vergrendeld', 'vergrendeld', 'vergrendeld', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('regios', 'onderbouwing', 'onderbouwing', 'onderbouwing', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('indeling', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('indeling', 'gm_code', 'gm_code', 'gemeentecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('indeling', 'regio_id', 'regio_id', 'regio', 'UA20 §5.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('verbindingen', 'gm_a', 'gm_a', 'van gemeente', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('verbindingen', 'gm_b', 'gm_b', 'naar gemeente', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('verbindingen', 'soort', 'soort', 'soort', NULL, NULL, 'soort_verbinding');
INSERT INTO gpkg_data_columns VALUES ('verbindingen', 'naam', 'naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('verbindingen', 'minuten', 'minuten', 'minuten', 'min', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'loc_naam', 'loc_naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'straat', 'straat', 'straat en nummer', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'postcode', 'postcode', 'postcode', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'plaats', 'plaats', 'plaats', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'gm_code', 'gm_code', 'gemeentecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'type_2020', 'type_2020', 'type (2020)', 'UA20 §2', NULL, 'type_2020');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'type_2024', 'type_2024', 'type (2024)', 'KB24', NULL, 'type_2024');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'type_bevestigd_door', 'type_bevestigd_door', 'type bevestigd door (functie)', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'regionaal', 'regionaal', 'regionale functie', 'UA20 §4.3', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'status', 'status', 'status', 'FMT h4', NULL, 'status');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'zekerheid', 'zekerheid', 'zekerheid', NULL, NULL, 'zekerheid');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'vertrouwelijk', 'vertrouwelijk', 'vertrouwelijk', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'afwijs_reden', 'afwijs_reden', 'reden van afwijzing', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'besluit_dat', 'besluit_dat', 'besluitdatum', 'HR21 §8.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'besluit_orgaan', 'besluit_orgaan', 'besluit door', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'open_dat', 'open_dat', 'opening', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'bo_start', 'bo_start', 'begin overeenkomst', 'FMT h2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'bo_eind', 'bo_eind', 'eind overeenkomst (t/m)', 'FMT h2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'bo_onbep', 'bo_onbep', 'onbepaalde tijd', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'huur_eind', 'huur_eind', 'eind huurcontract (t/m)', 'coa.nl', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'ontheffing', 'ontheffing', 'ontheffing', 'UA20 §6 fn 5', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'bvo_m2', 'bvo_m2', 'vloeroppervlak', 'm²; FMT h2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'terrein_m2', 'terrein_m2', 'terrein', 'm²; FMT h2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'eigendom', 'eigendom', 'eigendom', 'FMT h2; UA20 §6', NULL, 'eigendom');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'beheer', 'beheer', 'beheer', 'UA20 §6', NULL, 'eigendom');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'exploitant', 'exploitant', 'exploitant', 'KB24', NULL, 'eigendom');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'kwal_kader', 'kwal_kader', 'kwaliteitskader', 'KB24', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'flexvorm', 'flexvorm', 'flexibele vorm', 'UA20 §3.1', NULL, 'flexvorm');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'kleinschalig', 'kleinschalig', 'kleinschalig', 'HR21 §5.2.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'uitbreiding', 'uitbreiding', 'uitbreiding', 'UA20 §3.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'proceshandelingen', 'proceshandelingen', 'proceshandelingen', 'UA20 §2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'gehoor_op_loc', 'gehoor_op_loc', 'gehoor op locatie', 'KB24', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'diensten', 'diensten', 'diensten en activiteiten', 'FMT h4; UA20 §4.3', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'financien', 'financien', 'financiële afspraken', 'FMT h4; UA20 §6', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'pve', 'pve', 'voldoet aan programma van eisen', 'UA20 §4.3', NULL, 'pve');
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'kinderen', 'kinderen', 'kinderen', 'KB24', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'onderbouwing', 'onderbouwing', 'onderbouwing', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'bron', 'bron', 'bron', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'bron_dat', 'bron_dat', 'datum van de bron', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('opvanglocaties', 'opmerking', 'opmerking', 'opmerking', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('locatie_regio', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('locatie_regio', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('locatie_regio', 'regio_id', 'regio_id', 'regio', 'HR21 §4.2.4', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'periode_id', 'periode_id', 'periode', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'van', 'van', 'van', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'tot', 'tot', 'tot en met', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'plekken_asiel', 'plekken_asiel', 'plekken asiel', 'plekken; UA20 §4.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'plekken_overig', 'plekken_overig', 'plekken overig', 'plekken; UA20 §4.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'amv', 'amv', 'waarvan amv', 'plekken', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'zekerheid', 'zekerheid', 'zekerheid', NULL, NULL, 'zekerheid');
INSERT INTO gpkg_data_columns VALUES ('capaciteitsperioden', 'getekend', 'getekend', 'getekend', 'Opvangatlas', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'reserve_id', 'reserve_id', 'reserve', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'captype', 'captype', 'soort capaciteit', 'UA20 §3.2', NULL, 'captype');
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'beschikbaarheid', 'beschikbaarheid', 'beschikbaarheid', 'UA20 §3.2', NULL, 'beschikbaarheid');
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'plekken', 'plekken', 'plekken', 'plekken; UA20 §3.2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'inzet_dgn', 'inzet_dgn', 'inzetbaar na', 'dagen; UA20 §3.2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'eur_plekdg', 'eur_plekdg', 'prijs per plek per dag in reserve', '€; UA20 §3.2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reservecapaciteit', 'omstandigh', 'omstandigh', 'omstandigheid', 'UA20 §3.2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'gm_code', 'gm_code', 'gemeentecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'halfjaar', 'halfjaar', 'halfjaar', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'taakst', 'taakst', 'taakstelling', 'personen; HR21 §4.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'achterst', 'achterst', 'achterstand', 'personen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'gehuisv', 'gehuisv', 'gehuisvest', 'personen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'tussenvoorz', 'tussenvoorz', 'in tussenvoorziening', 'personen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'gekoppeld', 'gekoppeld', 'gekoppeld', 'personen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'weken', 'weken', 'weken tot huisvesting', 'weken', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('taakstellingen', 'weken_gezin', 'weken_gezin', 'weken tot huisvesting bij gezinshereniging', 'weken; HR21 §4.3.1', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('prognoses', 'versie', 'versie', 'prognoseversie', 'FMT h6', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('prognoses', 'datum', 'datum', 'datum', 'OA §3-I', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('prognoses', 'bron', 'bron', 'bron', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'versie', 'versie', 'prognoseversie', 'FMT h6', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'gebied_soort', 'gebied_soort', 'soort gebied', NULL, NULL, 'gebied_soort');
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'gebied_code', 'gebied_code', 'gebied', 'UA20 §5.2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'typegroep', 'typegroep', 'typegroep', 'FMT h2', NULL, 'typegroep');
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'datum', 'datum', 'vanaf', 'FMT h2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'scenario', 'scenario', 'scenario', 'UA20 §5.2', NULL, 'scenario');
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'plekken', 'plekken', 'benodigde plekken', 'plekken; FMT h2', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('behoefte', 'vrijwillig', 'vrijwillig', 'vrijwillig extra', 'plekken; FMT h7', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('overdrachten', 'overdracht_id', 'overdracht_id', 'overdracht', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('overdrachten', 'van_gm', 'van_gm', 'van gemeente', 'HR21 §4.2.6', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('overdrachten', 'naar_gm', 'naar_gm', 'naar gemeente', 'HR21 §4.2.6', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('overdrachten', 'halfjaar', 'halfjaar', 'halfjaar', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('overdrachten', 'aantal', 'aantal', 'aantal', 'personen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('mijlpalen', 'mijlpaal_id', 'mijlpaal_id', 'mijlpaal', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('mijlpalen', 'datum', 'datum', 'datum', 'FMT h7', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('mijlpalen', 'soort', 'soort', 'soort', 'FMT h7', NULL, 'soort_mijlpaal');
INSERT INTO gpkg_data_columns VALUES ('mijlpalen', 'gremium', 'gremium', 'gremium', 'FMT h7', NULL, 'gremium');
INSERT INTO gpkg_data_columns VALUES ('mijlpalen', 'besluit', 'besluit', 'besluit', 'FMT h7', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('mijlpalen', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('signalen', 'signaal_id', 'signaal_id', 'signaal', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('signalen', 'soort', 'soort', 'soort', 'OA §3-V', NULL, 'soort_signaal');
INSERT INTO gpkg_data_columns VALUES ('signalen', 'niveau', 'niveau', 'niveau', 'UA20 §5.2', NULL, 'gremium');
INSERT INTO gpkg_data_columns VALUES ('signalen', 'vraagstuk', 'vraagstuk', 'vraagstuk', 'FMT h8', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('signalen', 'actiehouder', 'actiehouder', 'actiehouder (functie)', 'FMT h8', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('signalen', 'datum', 'datum', 'datum', 'OA §3-V', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('signalen', 'termijn', 'termijn', 'termijn', 'FMT h8', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('signalen', 'status', 'status', 'status', NULL, NULL, 'status_signaal');
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'plan_id', 'plan_id', 'inzetplan', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'naam', 'naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'richting', 'richting', 'richting', 'UA20 §3.2', NULL, 'richting');
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'plekken', 'plekken', 'gevraagd', 'plekken', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'binnen_dgn', 'binnen_dgn', 'binnen', 'dagen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'volgorde', 'volgorde', 'volgorde van soorten', 'UA20 §3.2, Opvangatlas', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'gemaakt_op', 'gemaakt_op', 'gemaakt op', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'gevonden', 'gevonden', 'gevonden', 'plekken', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'gereed_dgn', 'gereed_dgn', 'gereed na', 'dagen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'standby_dag', 'standby_dag', 'kosten in reserve per dag', '€', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'aandeel_nood', 'aandeel_nood', 'aandeel noodopvang', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'dag', 'dag', 'voor de dag', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'gebied_soort', 'gebied_soort', 'soort gebied', NULL, NULL, 'soort_inzetgebied');
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'gebied_code', 'gebied_code', 'gebied', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'scenario', 'scenario', 'scenario', 'UA20 §5.2', NULL, 'scenario');
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'versie', 'versie', 'prognoseversie', 'FMT h6', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetplannen', 'tekort', 'tekort', 'tekort in dat kwartaal', 'plekken', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'plan_id', 'plan_id', 'inzetplan', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'volgnr', 'volgnr', 'volgnummer', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'actie', 'actie', 'actie', NULL, NULL, 'actie');
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'reserve_id', 'reserve_id', 'reserve', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'captype', 'captype', 'soort capaciteit', NULL, NULL, 'captype');
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'plekken', 'plekken', 'plekken', 'plekken', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'gereed_dgn', 'gereed_dgn', 'gereed na', 'dagen', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('inzetregels', 'standby_dag', 'standby_dag', 'kosten in reserve per dag', '€', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'soort', 'soort', 'voorziening', 'FMT h2', NULL, 'soort_voorziening');
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'naam', 'naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'km', 'km', 'afstand', 'km', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'minuten', 'minuten', 'reistijd', 'min', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'methode', 'methode', 'methode', 'Opvangatlas', NULL, 'methode');
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'datum', 'datum', 'datum', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('voorzieningen', 'bron', 'bron', 'bron', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('locatie_doelgroepen', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('locatie_doelgroepen', 'doelgroep', 'doelgroep', 'doelgroep', 'UA20 §2, §4.1', NULL, 'doelgroep');
INSERT INTO gpkg_data_columns VALUES ('documenten', 'doc_id', 'doc_id', 'document', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('documenten', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('documenten', 'pad', 'pad', 'pad of adres', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('documenten', 'omschrijving', 'omschrijving', 'omschrijving', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('schoolvakanties', 'schoolregio', 'schoolregio', 'schoolregio', 'rijksoverheid.nl', NULL, 'schoolregio');
INSERT INTO gpkg_data_columns VALUES ('schoolvakanties', 'van', 'van', 'van', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('schoolvakanties', 'tot', 'tot', 'tot en met', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('schoolvakanties', 'naam', 'naam', 'naam', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'gm_code', 'gm_code', 'gemeentecode', 'CBS', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'soort', 'soort', 'soort', NULL, NULL, 'soort_reistijd');
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'loc_id', 'loc_id', 'locatie', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'netwerk_id', 'netwerk_id', 'netwerk', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'km', 'km', 'afstand', 'km', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'minuten', 'minuten', 'reistijd', 'min', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'aansluit_km', 'aansluit_km', 'waarvan aansluiting', 'km', NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'methode', 'methode', 'methode', 'Opvangatlas', NULL, 'methode');
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'reden', 'reden', 'reden', NULL, NULL, 'reden');
INSERT INTO gpkg_data_columns VALUES ('reistijden', 'invoer_hash', 'invoer_hash', 'invoer', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'code', 'code', 'regel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'ernst', 'ernst', 'ernst', NULL, NULL, 'ernst');
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'onderwerp', 'onderwerp', 'onderwerp', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'sleutel', 'sleutel', 'sleutel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'deel', 'deel', 'deel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'regio_id', 'regio_id', 'regio', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'bericht', 'bericht', 'bericht', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'cijfers', 'cijfers', 'cijfers', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('bevindingen', 'invoer_hash', 'invoer_hash', 'invoer', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'id', 'id', 'nummer', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'tijd', 'tijd', 'tijd', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'gebruiker', 'gebruiker', 'gebruiker', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'variant_id', 'variant_id', 'variant', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'tabel', 'tabel', 'tabel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'sleutel', 'sleutel', 'sleutel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'veld', 'veld', 'veld', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'oud', 'oud', 'oud', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('wijzigingen', 'nieuw', 'nieuw', 'nieuw', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('onleesbaar', 'tabel', 'tabel', 'tabel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('onleesbaar', 'sleutel', 'sleutel', 'sleutel', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('onleesbaar', 'kolom', 'kolom', 'kolom', NULL, NULL, NULL);
INSERT INTO gpkg_data_columns VALUES ('onleesbaar', 'tekst', 'tekst', 'wat er stond', NULL, NULL, NULL);
CREATE TABLE gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
      min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
INSERT INTO gpkg_data_column_constraints VALUES ('schoolregio', 'enum', 'noord', NULL, NULL, NULL, NULL, 'Noord');
INSERT INTO gpkg_data_column_constraints VALUES ('schoolregio', 'enum', 'midden', NULL, NULL, NULL, NULL, 'Midden');
INSERT INTO gpkg_data_column_constraints VALUES ('schoolregio', 'enum', 'zuid', NULL, NULL, NULL, NULL, 'Zuid');
INSERT INTO gpkg_data_column_constraints VALUES ('basis', 'enum', 'provincie', NULL, NULL, NULL, NULL, 'provincie');
INSERT INTO gpkg_data_column_constraints VALUES ('basis', 'enum', 'arbeidsmarktregio', NULL, NULL, NULL, NULL, 'arbeidsmarktregio');
INSERT INTO gpkg_data_column_constraints VALUES ('basis', 'enum', 'veiligheidsregio', NULL, NULL, NULL, NULL, 'veiligheidsregio');
INSERT INTO gpkg_data_column_constraints VALUES ('basis', 'enum', 'woningmarktregio', NULL, NULL, NULL, NULL, 'woningmarktregio');
INSERT INTO gpkg_data_column_constraints VALUES ('basis', 'enum', 'anders', NULL, NULL, NULL, NULL, 'anders');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_verbinding', 'enum', 'veer', NULL, NULL, NULL, NULL, 'veerverbinding');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_verbinding', 'enum', 'tunnel', NULL, NULL, NULL, NULL, 'tunnel');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_verbinding', 'enum', 'brug', NULL, NULL, NULL, NULL, 'brug');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_verbinding', 'enum', 'bestuurlijk', NULL, NULL, NULL, NULL, 'bestuurlijke afspraak');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2020', 'enum', 'gvl', NULL, NULL, NULL, NULL, 'GVL');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2020', 'enum', 'satelliet', NULL, NULL, NULL, NULL, 'satellietlocatie');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2020', 'enum', 'rol', NULL, NULL, NULL, NULL, 'regionale opvanglocatie (ROL)');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'azc_aanmeld', NULL, NULL, NULL, NULL, 'azc met aanmeldfaciliteiten');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'azc_versneld', NULL, NULL, NULL, NULL, 'azc versnelde procedure');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'pbl', NULL, NULL, NULL, NULL, 'procesbeschikbaarheidslocatie (pbl)');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'azc', NULL, NULL, NULL, NULL, 'azc');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'htl', NULL, NULL, NULL, NULL, 'htl (bijzondere opvang)');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'ibo', NULL, NULL, NULL, NULL, 'ibo (bijzondere opvang)');
INSERT INTO gpkg_data_column_constraints VALUES ('type_2024', 'enum', 'bijzonder', NULL, NULL, NULL, NULL, 'andere bijzondere opvang');
INSERT INTO gpkg_data_column_constraints VALUES ('status', 'enum', 'nieuw', NULL, NULL, NULL, NULL, 'nieuw');
INSERT INTO gpkg_data_column_constraints VALUES ('status', 'enum', 'voortzetten', NULL, NULL, NULL, NULL, 'voortzetten');
INSERT INTO gpkg_data_column_constraints VALUES ('status', 'enum', 'beeindigen', NULL, NULL, NULL, NULL, 'beëindigen');
INSERT INTO gpkg_data_column_constraints VALUES ('status', 'enum', 'afgewezen', NULL, NULL, NULL, NULL, 'afgewezen');
INSERT INTO gpkg_data_column_constraints VALUES ('zekerheid', 'enum', 'bestaand', NULL, NULL, NULL, NULL, 'bestaand');
INSERT INTO gpkg_data_column_constraints VALUES ('zekerheid', 'enum', 'vastgesteld', NULL, NULL, NULL, NULL, 'vastgesteld');
INSERT INTO gpkg_data_column_constraints VALUES ('zekerheid', 'enum', 'voornemen', NULL, NULL, NULL, NULL, 'bestuurlijk voornemen');
INSERT INTO gpkg_data_column_constraints VALUES ('zekerheid', 'enum', 'verkenning', NULL, NULL, NULL, NULL, 'verkenning');
INSERT INTO gpkg_data_column_constraints VALUES ('eigendom', 'enum', 'coa', NULL, NULL, NULL, NULL, 'COA');
INSERT INTO gpkg_data_column_constraints VALUES ('eigendom', 'enum', 'gemeente', NULL, NULL, NULL, NULL, 'gemeente');
INSERT INTO gpkg_data_column_constraints VALUES ('eigendom', 'enum', 'derde', NULL, NULL, NULL, NULL, 'derde partij');
INSERT INTO gpkg_data_column_constraints VALUES ('flexvorm', 'enum', 'gelijktijdig', NULL, NULL, NULL, NULL, 'gelijktijdig flexibel');
INSERT INTO gpkg_data_column_constraints VALUES ('flexvorm', 'enum', 'volgtijdelijk', NULL, NULL, NULL, NULL, 'volgtijdelijk flexibel');
INSERT INTO gpkg_data_column_constraints VALUES ('flexvorm', 'enum', 'gemengd', NULL, NULL, NULL, NULL, 'gemengde woonvorm');
INSERT INTO gpkg_data_column_constraints VALUES ('flexvorm', 'enum', 'tussenvoorziening', NULL, NULL, NULL, NULL, 'tussenvoorziening');
INSERT INTO gpkg_data_column_constraints VALUES ('flexvorm', 'enum', 'geen', NULL, NULL, NULL, NULL, 'niet flexibel');
INSERT INTO gpkg_data_column_constraints VALUES ('pve', 'enum', 'ja', NULL, NULL, NULL, NULL, 'ja');
INSERT INTO gpkg_data_column_constraints VALUES ('pve', 'enum', 'nee', NULL, NULL, NULL, NULL, 'nee');
INSERT INTO gpkg_data_column_constraints VALUES ('captype', 'enum', 'regulier', NULL, NULL, NULL, NULL, 'reguliere capaciteit');
INSERT INTO gpkg_data_column_constraints VALUES ('captype', 'enum', 'reserve_direct', NULL, NULL, NULL, NULL, 'directe reserve');
INSERT INTO gpkg_data_column_constraints VALUES ('captype', 'enum', 'reserve_indirect', NULL, NULL, NULL, NULL, 'indirecte reserve');
INSERT INTO gpkg_data_column_constraints VALUES ('captype', 'enum', 'incidenteel', NULL, NULL, NULL, NULL, 'incidentele capaciteit');
INSERT INTO gpkg_data_column_constraints VALUES ('captype', 'enum', 'noodopvang', NULL, NULL, NULL, NULL, 'noodopvang');
INSERT INTO gpkg_data_column_constraints VALUES ('captype', 'enum', 'crisisnoodopvang', NULL, NULL, NULL, NULL, 'crisisnoodopvang');
INSERT INTO gpkg_data_column_constraints VALUES ('beschikbaarheid', 'enum', 'beschikbaar', NULL, NULL, NULL, NULL, 'beschikbaar');
INSERT INTO gpkg_data_column_constraints VALUES ('beschikbaarheid', 'enum', 'potentieel', NULL, NULL, NULL, NULL, 'potentieel');
INSERT INTO gpkg_data_column_constraints VALUES ('gebied_soort', 'enum', 'land', NULL, NULL, NULL, NULL, 'land');
INSERT INTO gpkg_data_column_constraints VALUES ('gebied_soort', 'enum', 'provincie', NULL, NULL, NULL, NULL, 'provincie');
INSERT INTO gpkg_data_column_constraints VALUES ('typegroep', 'enum', 'rol', NULL, NULL, NULL, NULL, 'regionale opvanglocaties');
INSERT INTO gpkg_data_column_constraints VALUES ('typegroep', 'enum', 'gvl_satelliet', NULL, NULL, NULL, NULL, 'GVL''s en satellietlocaties');
INSERT INTO gpkg_data_column_constraints VALUES ('typegroep', 'enum', 'overig', NULL, NULL, NULL, NULL, 'overig en bijzonder');
INSERT INTO gpkg_data_column_constraints VALUES ('typegroep', 'enum', 'totaal', NULL, NULL, NULL, NULL, 'alle typen samen');
INSERT INTO gpkg_data_column_constraints VALUES ('scenario', 'enum', 'laag', NULL, NULL, NULL, NULL, 'laag');
INSERT INTO gpkg_data_column_constraints VALUES ('scenario', 'enum', 'midden', NULL, NULL, NULL, NULL, 'midden');
INSERT INTO gpkg_data_column_constraints VALUES ('scenario', 'enum', 'hoog', NULL, NULL, NULL, NULL, 'hoog');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_mijlpaal', 'enum', 'mijlpaal', NULL, NULL, NULL, NULL, 'mijlpaal');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_mijlpaal', 'enum', 'besluit', NULL, NULL, NULL, NULL, 'besluitmoment');
INSERT INTO gpkg_data_column_constraints VALUES ('gremium', 'enum', 'lrt', NULL, NULL, NULL, NULL, 'Landelijke Regietafel');
INSERT INTO gpkg_data_column_constraints VALUES ('gremium', 'enum', 'prt', NULL, NULL, NULL, NULL, 'Provinciale Regietafel');
INSERT INTO gpkg_data_column_constraints VALUES ('gremium', 'enum', 'regio', NULL, NULL, NULL, NULL, 'regionaal samenwerkingsverband');
INSERT INTO gpkg_data_column_constraints VALUES ('gremium', 'enum', 'gemeente', NULL, NULL, NULL, NULL, 'gemeente');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_signaal', 'enum', 'kans', NULL, NULL, NULL, NULL, 'kans');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_signaal', 'enum', 'risico', NULL, NULL, NULL, NULL, 'risico');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_signaal', 'enum', 'issue', NULL, NULL, NULL, NULL, 'issue');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_signaal', 'enum', 'vraagstuk', NULL, NULL, NULL, NULL, 'nader uit te werken vraagstuk');
INSERT INTO gpkg_data_column_constraints VALUES ('status_signaal', 'enum', 'open', NULL, NULL, NULL, NULL, 'open');
INSERT INTO gpkg_data_column_constraints VALUES ('status_signaal', 'enum', 'gesloten', NULL, NULL, NULL, NULL, 'gesloten');
INSERT INTO gpkg_data_column_constraints VALUES ('richting', 'enum', 'op', NULL, NULL, NULL, NULL, 'opschalen');
INSERT INTO gpkg_data_column_constraints VALUES ('richting', 'enum', 'af', NULL, NULL, NULL, NULL, 'afschalen');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_inzetgebied', 'enum', 'plan', NULL, NULL, NULL, NULL, 'het hele plan');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_inzetgebied', 'enum', 'provincie', NULL, NULL, NULL, NULL, 'provincie');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_inzetgebied', 'enum', 'regio', NULL, NULL, NULL, NULL, 'regio');
INSERT INTO gpkg_data_column_constraints VALUES ('actie', 'enum', 'inzetten', NULL, NULL, NULL, NULL, 'inzetten');
INSERT INTO gpkg_data_column_constraints VALUES ('actie', 'enum', 'menging', NULL, NULL, NULL, NULL, 'mix verschuiven');
INSERT INTO gpkg_data_column_constraints VALUES ('actie', 'enum', 'afbouwen', NULL, NULL, NULL, NULL, 'afbouwen');
INSERT INTO gpkg_data_column_constraints VALUES ('actie', 'enum', 'sluiten', NULL, NULL, NULL, NULL, 'locatie beëindigen');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_voorziening', 'enum', 'ov', NULL, NULL, NULL, NULL, 'openbaar vervoer');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_voorziening', 'enum', 'school', NULL, NULL, NULL, NULL, 'school');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_voorziening', 'enum', 'huisarts', NULL, NULL, NULL, NULL, 'huisarts');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_voorziening', 'enum', 'supermarkt', NULL, NULL, NULL, NULL, 'supermarkt');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_voorziening', 'enum', 'ind_kantoor', NULL, NULL, NULL, NULL, 'IND-kantoor');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_voorziening', 'enum', 'water', NULL, NULL, NULL, NULL, 'open water');
INSERT INTO gpkg_data_column_constraints VALUES ('methode', 'enum', 'hemelsbreed', NULL, NULL, NULL, NULL, 'hemelsbreed');
INSERT INTO gpkg_data_column_constraints VALUES ('methode', 'enum', 'omwegfactor', NULL, NULL, NULL, NULL, 'hemelsbreed × omwegfactor');
INSERT INTO gpkg_data_column_constraints VALUES ('methode', 'enum', 'netwerk', NULL, NULL, NULL, NULL, 'over de weg');
INSERT INTO gpkg_data_column_constraints VALUES ('methode', 'enum', 'netwerk+aansluiting', NULL, NULL, NULL, NULL, 'over de weg, met aansluiting');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'vergunninghouder', NULL, NULL, NULL, NULL, 'vergunninghouders');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'kansrijk', NULL, NULL, NULL, NULL, 'evident kansrijken');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'kansarm', NULL, NULL, NULL, NULL, 'evident kansarmen');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'rest', NULL, NULL, NULL, NULL, 'restgroep');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'uitgeprocedeerd_gezin', NULL, NULL, NULL, NULL, 'uitgeprocedeerde gezinnen');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'versneld', NULL, NULL, NULL, NULL, 'versnelde procedure (2024)');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'niet_versneld', NULL, NULL, NULL, NULL, 'niet-versnelde procedure (2024)');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'jongeren', NULL, NULL, NULL, NULL, 'jongeren (niet-asiel)');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'spoedzoekers', NULL, NULL, NULL, NULL, 'spoedzoekers (niet-asiel)');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'studenten', NULL, NULL, NULL, NULL, 'studenten (niet-asiel)');
INSERT INTO gpkg_data_column_constraints VALUES ('doelgroep', 'enum', 'arbeidsmigranten', NULL, NULL, NULL, NULL, 'arbeidsmigranten (niet-asiel)');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_reistijd', 'enum', 'eigen', NULL, NULL, NULL, NULL, 'locatie van de eigen regio');
INSERT INTO gpkg_data_column_constraints VALUES ('soort_reistijd', 'enum', 'dichtstbij', NULL, NULL, NULL, NULL, 'dichtstbijzijnde locatie');
INSERT INTO gpkg_data_column_constraints VALUES ('reden', 'enum', 'herkomst_niet_aangesloten', NULL, NULL, NULL, NULL, 'gemeente niet op het netwerk');
INSERT INTO gpkg_data_column_constraints VALUES ('reden', 'enum', 'bestemming_niet_aangesloten', NULL, NULL, NULL, NULL, 'locatie niet op het netwerk');
INSERT INTO gpkg_data_column_constraints VALUES ('reden', 'enum', 'onbereikbaar', NULL, NULL, NULL, NULL, 'onbereikbaar over het netwerk');
INSERT INTO gpkg_data_column_constraints VALUES ('reden', 'enum', 'geen_punt', NULL, NULL, NULL, NULL, 'geen punt op de kaart');
INSERT INTO gpkg_data_column_constraints VALUES ('reden', 'enum', 'geen_locatie', NULL, NULL, NULL, NULL, 'regio zonder open locatie');
INSERT INTO gpkg_data_column_constraints VALUES ('reden', 'enum', 'geen_regio', NULL, NULL, NULL, NULL, 'niet toegewezen aan een regio');
INSERT INTO gpkg_data_column_constraints VALUES ('ernst', 'enum', 'F', NULL, NULL, NULL, NULL, 'fout');
INSERT INTO gpkg_data_column_constraints VALUES ('ernst', 'enum', 'W', NULL, NULL, NULL, NULL, 'waarschuwing');
INSERT INTO gpkg_data_column_constraints VALUES ('ernst', 'enum', 'N', NULL, NULL, NULL, NULL, 'notitie');
CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
INSERT INTO gpkg_extensions VALUES ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
INSERT INTO gpkg_extensions VALUES ('gemeenten', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_extensions VALUES ('regios', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_extensions VALUES ('opvanglocaties', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_extensions VALUES ('bevindingen', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE TABLE prognoses (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          versie TEXT NOT NULL,
          datum DATE,
          bron TEXT,
          UNIQUE (versie)
        );
INSERT INTO prognoses VALUES (1, '2026-II', '2026-10-01', 'proef');
CREATE TABLE behoefte (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          versie TEXT NOT NULL,
          gebied_soort TEXT NOT NULL
            CONSTRAINT "behoefte.gebied_soort" CHECK (gebied_soort IN ('land', 'provincie')),
          gebied_code TEXT NOT NULL,
          typegroep TEXT NOT NULL
            CONSTRAINT "behoefte.typegroep" CHECK (typegroep IN ('rol', 'gvl_satelliet', 'overig', 'totaal')),
          datum DATE NOT NULL,
          scenario TEXT NOT NULL CONSTRAINT "behoefte.scenario" CHECK (scenario IN ('laag', 'midden', 'hoog')),
          plekken INTEGER CONSTRAINT "behoefte.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          vrijwillig INTEGER
            CONSTRAINT "behoefte.vrijwillig" CHECK (typeof(vrijwillig) <> 'text' AND vrijwillig >= 0),
          UNIQUE (versie, gebied_soort, gebied_code, typegroep, datum, scenario),
          FOREIGN KEY (versie) REFERENCES prognoses (versie)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        );
INSERT INTO behoefte VALUES (1, '2026-II', 'provincie', 'PV98', 'rol', '2027-01-01', 'midden', 300, NULL);
CREATE TABLE overdrachten (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          overdracht_id TEXT NOT NULL,
          van_gm TEXT NOT NULL,
          naar_gm TEXT NOT NULL,
          halfjaar TEXT NOT NULL,
          aantal INTEGER NOT NULL
            CONSTRAINT "overdrachten.aantal" CHECK (typeof(aantal) <> 'text' AND aantal >= 1),
          UNIQUE (overdracht_id),
          FOREIGN KEY (van_gm) REFERENCES gemeenten (gm_code)
            ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
          FOREIGN KEY (naar_gm) REFERENCES gemeenten (gm_code)
            ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
        );
CREATE TABLE mijlpalen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          mijlpaal_id TEXT NOT NULL,
          datum DATE,
          soort TEXT CONSTRAINT "mijlpalen.soort" CHECK (soort IN ('mijlpaal', 'besluit')),
          gremium TEXT CONSTRAINT "mijlpalen.gremium" CHECK (gremium IN ('lrt', 'prt', 'regio', 'gemeente')),
          besluit TEXT,
          loc_id TEXT,
          UNIQUE (mijlpaal_id),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        );
INSERT INTO mijlpalen VALUES (1, 'M1', '2027-03-01', 'besluit', NULL, 'Besluit over L1', 'L1');
CREATE TABLE signalen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          signaal_id TEXT NOT NULL,
          soort TEXT CONSTRAINT "signalen.soort" CHECK (soort IN ('kans', 'risico', 'issue', 'vraagstuk')),
          niveau TEXT CONSTRAINT "signalen.niveau" CHECK (niveau IN ('lrt', 'prt', 'regio', 'gemeente')),
          vraagstuk TEXT NOT NULL,
          actiehouder TEXT,
          datum DATE,
          termijn DATE,
          status TEXT CONSTRAINT "signalen.status" CHECK (status IN ('open', 'gesloten')),
          UNIQUE (signaal_id)
        );
CREATE TABLE inzetplannen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          plan_id TEXT NOT NULL,
          naam TEXT NOT NULL,
          richting TEXT NOT NULL CONSTRAINT "inzetplannen.richting" CHECK (richting IN ('op', 'af')),
          plekken INTEGER NOT NULL
            CONSTRAINT "inzetplannen.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          binnen_dgn INTEGER
            CONSTRAINT "inzetplannen.binnen_dgn" CHECK (typeof(binnen_dgn) <> 'text' AND binnen_dgn >= 0),
          volgorde TEXT,
          gemaakt_op DATE,
          gevonden INTEGER
            CONSTRAINT "inzetplannen.gevonden" CHECK (typeof(gevonden) <> 'text' AND gevonden >= 0),
          gereed_dgn INTEGER
            CONSTRAINT "inzetplannen.gereed_dgn" CHECK (typeof(gereed_dgn) <> 'text' AND gereed_dgn >= 0),
          standby_dag REAL
            CONSTRAINT "inzetplannen.standby_dag" CHECK (typeof(standby_dag) <> 'text' AND standby_dag >= 0),
          aandeel_nood REAL
            CONSTRAINT "inzetplannen.aandeel_nood" CHECK (typeof(aandeel_nood) <> 'text' AND aandeel_nood >= 0), dag DATE, gebied_soort TEXT CONSTRAINT "inzetplannen.gebied_soort" CHECK (gebied_soort IN ('plan', 'provincie', 'regio')), gebied_code TEXT, scenario TEXT CONSTRAINT "inzetplannen.scenario" CHECK (scenario IN ('laag', 'midden', 'hoog')), versie TEXT, tekort INTEGER CONSTRAINT "inzetplannen.tekort" CHECK (typeof(tekort) <> 'text' AND tekort >= 0),
          UNIQUE (plan_id)
        );
CREATE TABLE inzetregels (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          plan_id TEXT NOT NULL,
          volgnr INTEGER NOT NULL
            CONSTRAINT "inzetregels.volgnr" CHECK (typeof(volgnr) <> 'text' AND volgnr >= 1),
          actie TEXT NOT NULL
            CONSTRAINT "inzetregels.actie" CHECK (actie IN ('inzetten', 'menging', 'afbouwen', 'sluiten')),
          loc_id TEXT,
          reserve_id TEXT,
          captype TEXT
            CONSTRAINT "inzetregels.captype"
            CHECK (captype IN ('regulier', 'reserve_direct', 'reserve_indirect', 'incidenteel',
              'noodopvang', 'crisisnoodopvang')),
          plekken INTEGER NOT NULL
            CONSTRAINT "inzetregels.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          gereed_dgn INTEGER
            CONSTRAINT "inzetregels.gereed_dgn" CHECK (typeof(gereed_dgn) <> 'text' AND gereed_dgn >= 0),
          standby_dag REAL
            CONSTRAINT "inzetregels.standby_dag" CHECK (typeof(standby_dag) <> 'text' AND standby_dag >= 0),
          UNIQUE (plan_id, volgnr),
          FOREIGN KEY (plan_id) REFERENCES inzetplannen (plan_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        );
CREATE TABLE voorzieningen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          loc_id TEXT NOT NULL,
          soort TEXT NOT NULL
            CONSTRAINT "voorzieningen.soort"
            CHECK (soort IN ('ov', 'school', 'huisarts', 'supermarkt', 'ind_kantoor', 'water')),
          naam TEXT,
          km REAL CONSTRAINT "voorzieningen.km" CHECK (typeof(km) <> 'text' AND km >= 0),
          minuten REAL CONSTRAINT "voorzieningen.minuten" CHECK (typeof(minuten) <> 'text' AND minuten >= 0),
          methode TEXT
            CONSTRAINT "voorzieningen.methode"
            CHECK (methode IN ('hemelsbreed', 'omwegfactor', 'netwerk', 'netwerk+aansluiting')),
          datum DATE,
          bron TEXT,
          UNIQUE (loc_id, soort),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        );
CREATE TABLE locatie_doelgroepen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          loc_id TEXT NOT NULL,
          doelgroep TEXT NOT NULL
            CONSTRAINT "locatie_doelgroepen.doelgroep"
            CHECK (doelgroep IN ('vergunninghouder', 'kansrijk', 'kansarm', 'rest',
              'uitgeprocedeerd_gezin', 'versneld', 'niet_versneld', 'jongeren', 'spoedzoekers',
              'studenten', 'arbeidsmigranten')),
          UNIQUE (loc_id, doelgroep),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        );
CREATE TABLE documenten (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          doc_id TEXT NOT NULL,
          loc_id TEXT NOT NULL,
          pad TEXT NOT NULL,
          omschrijving TEXT,
          UNIQUE (doc_id),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        );
CREATE VIRTUAL TABLE "rtree_gemeenten_geom" USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO rtree_gemeenten_geom VALUES (1, 0.0, 30.0, 0.0, 10.0);
INSERT INTO rtree_gemeenten_geom VALUES (2, 10.0, 20.0, 0.0, 10.0);
CREATE VIRTUAL TABLE "rtree_regios_geom" USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO rtree_regios_geom VALUES (1, 0.0, 10.0, 0.0, 10.0);
CREATE VIRTUAL TABLE "rtree_opvanglocaties_geom" USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO rtree_opvanglocaties_geom VALUES (1, 155000.109375, 155000.125, 463000.0, 463000.0);
CREATE VIRTUAL TABLE "rtree_bevindingen_geom" USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO rtree_bevindingen_geom VALUES (1, 5.0, 5.0, 5.0, 5.0);
CREATE TABLE onleesbaar (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          tabel TEXT NOT NULL,
          sleutel TEXT NOT NULL,
          kolom TEXT NOT NULL,
          tekst TEXT,
          UNIQUE (tabel, sleutel, kolom)
        );
INSERT INTO onleesbaar VALUES (1, 'gemeenten', 'GM9003', 'inwoners', '1099511627776');
INSERT INTO onleesbaar VALUES (2, 'gemeenten', 'GM9003', 'peildatum', '1899-12-31');
CREATE TABLE tabelversies (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          tabel TEXT NOT NULL,
          versie INTEGER NOT NULL DEFAULT 0,
          teller INTEGER NOT NULL DEFAULT 0,
          UNIQUE (tabel)
        );
INSERT INTO tabelversies VALUES (1, 'instellingen', 0, 0);
INSERT INTO tabelversies VALUES (2, 'gemeenten', 0, 2);
INSERT INTO tabelversies VALUES (3, 'divisies', 0, 0);
INSERT INTO tabelversies VALUES (4, 'varianten', 0, 0);
INSERT INTO tabelversies VALUES (5, 'regios', 0, 0);
INSERT INTO tabelversies VALUES (6, 'indeling', 0, 0);
INSERT INTO tabelversies VALUES (7, 'verbindingen', 0, 0);
INSERT INTO tabelversies VALUES (8, 'opvanglocaties', 0, 0);
INSERT INTO tabelversies VALUES (9, 'locatie_regio', 0, 0);
INSERT INTO tabelversies VALUES (10, 'capaciteitsperioden', 0, 0);
INSERT INTO tabelversies VALUES (11, 'reservecapaciteit', 0, 0);
INSERT INTO tabelversies VALUES (12, 'taakstellingen', 0, 0);
INSERT INTO tabelversies VALUES (13, 'prognoses', 0, 0);
INSERT INTO tabelversies VALUES (14, 'behoefte', 0, 0);
INSERT INTO tabelversies VALUES (15, 'overdrachten', 0, 0);
INSERT INTO tabelversies VALUES (16, 'mijlpalen', 0, 0);
INSERT INTO tabelversies VALUES (17, 'signalen', 0, 0);
INSERT INTO tabelversies VALUES (18, 'inzetplannen', 0, 0);
INSERT INTO tabelversies VALUES (19, 'inzetregels', 0, 0);
INSERT INTO tabelversies VALUES (20, 'voorzieningen', 0, 0);
INSERT INTO tabelversies VALUES (21, 'locatie_doelgroepen', 0, 0);
INSERT INTO tabelversies VALUES (22, 'documenten', 0, 0);
INSERT INTO tabelversies VALUES (23, 'schoolvakanties', 0, 0);
INSERT INTO tabelversies VALUES (24, 'reistijden', 0, 0);
INSERT INTO tabelversies VALUES (25, 'bevindingen', 0, 0);
INSERT INTO tabelversies VALUES (26, 'wijzigingen', 0, 0);
INSERT INTO tabelversies VALUES (27, 'onleesbaar', 0, 2);
CREATE TABLE schoolvakanties (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          schoolregio TEXT NOT NULL
            CONSTRAINT "schoolvakanties.schoolregio" CHECK (schoolregio IN ('noord', 'midden', 'zuid')),
          van DATE NOT NULL,
          tot DATE NOT NULL,
          naam TEXT,
          UNIQUE (schoolregio, van)
        );
CREATE UNIQUE INDEX varianten_een_actief ON varianten (actief) WHERE actief = 1;
CREATE TRIGGER 'gpkg_tile_matrix_zoom_level_insert' BEFORE INSERT ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'insert on table ''gpkg_tile_matrix'' violates constraint: zoom_level cannot be less than 0') WHERE (NEW.zoom_level < 0); END;
CREATE TRIGGER 'gpkg_tile_matrix_zoom_level_update' BEFORE UPDATE of zoom_level ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'update on table ''gpkg_tile_matrix'' violates constraint: zoom_level cannot be less than 0') WHERE (NEW.zoom_level < 0); END;
CREATE TRIGGER 'gpkg_tile_matrix_matrix_width_insert' BEFORE INSERT ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'insert on table ''gpkg_tile_matrix'' violates constraint: matrix_width cannot be less than 1') WHERE (NEW.matrix_width < 1); END;
CREATE TRIGGER 'gpkg_tile_matrix_matrix_width_update' BEFORE UPDATE OF matrix_width ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'update on table ''gpkg_tile_matrix'' violates constraint: matrix_width cannot be less than 1') WHERE (NEW.matrix_width < 1); END;
CREATE TRIGGER 'gpkg_tile_matrix_matrix_height_insert' BEFORE INSERT ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'insert on table ''gpkg_tile_matrix'' violates constraint: matrix_height cannot be less than 1') WHERE (NEW.matrix_height < 1); END;
CREATE TRIGGER 'gpkg_tile_matrix_matrix_height_update' BEFORE UPDATE OF matrix_height ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'update on table ''gpkg_tile_matrix'' violates constraint: matrix_height cannot be less than 1') WHERE (NEW.matrix_height < 1); END;
CREATE TRIGGER 'gpkg_tile_matrix_pixel_x_size_insert' BEFORE INSERT ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'insert on table ''gpkg_tile_matrix'' violates constraint: pixel_x_size must be greater than 0') WHERE NOT (NEW.pixel_x_size > 0); END;
CREATE TRIGGER 'gpkg_tile_matrix_pixel_x_size_update' BEFORE UPDATE OF pixel_x_size ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'update on table ''gpkg_tile_matrix'' violates constraint: pixel_x_size must be greater than 0') WHERE NOT (NEW.pixel_x_size > 0); END;
CREATE TRIGGER 'gpkg_tile_matrix_pixel_y_size_insert' BEFORE INSERT ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'insert on table ''gpkg_tile_matrix'' violates constraint: pixel_y_size must be greater than 0') WHERE NOT (NEW.pixel_y_size > 0); END;
CREATE TRIGGER 'gpkg_tile_matrix_pixel_y_size_update' BEFORE UPDATE OF pixel_y_size ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'update on table ''gpkg_tile_matrix'' violates constraint: pixel_y_size must be greater than 0') WHERE NOT (NEW.pixel_y_size > 0); END;
CREATE TRIGGER "rtree_gemeenten_geom_insert" AFTER INSERT ON "gemeenten" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_gemeenten_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_gemeenten_geom_update1" AFTER UPDATE OF "geom" ON "gemeenten" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_gemeenten_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_gemeenten_geom_update2" AFTER UPDATE OF "geom" ON "gemeenten" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_gemeenten_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_gemeenten_geom_update3" AFTER UPDATE ON "gemeenten" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_gemeenten_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_gemeenten_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_gemeenten_geom_update4" AFTER UPDATE ON "gemeenten" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_gemeenten_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_gemeenten_geom_delete" AFTER DELETE ON "gemeenten" WHEN old."geom" NOT NULL BEGIN DELETE FROM "rtree_gemeenten_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_regios_geom_insert" AFTER INSERT ON "regios" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_regios_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_regios_geom_update1" AFTER UPDATE OF "geom" ON "regios" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_regios_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_regios_geom_update2" AFTER UPDATE OF "geom" ON "regios" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_regios_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_regios_geom_update3" AFTER UPDATE ON "regios" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_regios_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_regios_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_regios_geom_update4" AFTER UPDATE ON "regios" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_regios_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_regios_geom_delete" AFTER DELETE ON "regios" WHEN old."geom" NOT NULL BEGIN DELETE FROM "rtree_regios_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_opvanglocaties_geom_insert" AFTER INSERT ON "opvanglocaties" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_opvanglocaties_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_opvanglocaties_geom_update1" AFTER UPDATE OF "geom" ON "opvanglocaties" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_opvanglocaties_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_opvanglocaties_geom_update2" AFTER UPDATE OF "geom" ON "opvanglocaties" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_opvanglocaties_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_opvanglocaties_geom_update3" AFTER UPDATE ON "opvanglocaties" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_opvanglocaties_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_opvanglocaties_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_opvanglocaties_geom_update4" AFTER UPDATE ON "opvanglocaties" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_opvanglocaties_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_opvanglocaties_geom_delete" AFTER DELETE ON "opvanglocaties" WHEN old."geom" NOT NULL BEGIN DELETE FROM "rtree_opvanglocaties_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_bevindingen_geom_insert" AFTER INSERT ON "bevindingen" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_bevindingen_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_bevindingen_geom_update1" AFTER UPDATE OF "geom" ON "bevindingen" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_bevindingen_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_bevindingen_geom_update2" AFTER UPDATE OF "geom" ON "bevindingen" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_bevindingen_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_bevindingen_geom_update3" AFTER UPDATE ON "bevindingen" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_bevindingen_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_bevindingen_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_bevindingen_geom_update4" AFTER UPDATE ON "bevindingen" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_bevindingen_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_bevindingen_geom_delete" AFTER DELETE ON "bevindingen" WHEN old."geom" NOT NULL BEGIN DELETE FROM "rtree_bevindingen_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER gemeenten_regio_nieuw AFTER INSERT ON gemeenten WHEN NEW.regio_id IS NOT NULL BEGIN
  UPDATE indeling SET regio_id = NEW.regio_id
    WHERE gm_code = NEW.gm_code AND regio_id IS NOT NEW.regio_id
      AND variant_id = (SELECT variant_id FROM varianten WHERE actief = 1);
  INSERT INTO indeling (variant_id, gm_code, regio_id)
    SELECT v.variant_id, NEW.gm_code, NEW.regio_id FROM varianten AS v
    WHERE v.actief = 1 AND NEW.regio_id IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM indeling AS i WHERE i.variant_id = v.variant_id AND i.gm_code = NEW.gm_code);
END;
CREATE TRIGGER gemeenten_regio_anders AFTER UPDATE OF regio_id ON gemeenten WHEN NEW.regio_id IS NOT OLD.regio_id BEGIN
  UPDATE indeling SET regio_id = NEW.regio_id
    WHERE gm_code = NEW.gm_code AND regio_id IS NOT NEW.regio_id
      AND variant_id = (SELECT variant_id FROM varianten WHERE actief = 1);
  INSERT INTO indeling (variant_id, gm_code, regio_id)
    SELECT v.variant_id, NEW.gm_code, NEW.regio_id FROM varianten AS v
    WHERE v.actief = 1 AND NEW.regio_id IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM indeling AS i WHERE i.variant_id = v.variant_id AND i.gm_code = NEW.gm_code);
END;
CREATE TRIGGER gemeenten_weg AFTER DELETE ON gemeenten BEGIN
  DELETE FROM indeling WHERE gm_code = OLD.gm_code;
END;
CREATE TRIGGER indeling_nieuw AFTER INSERT ON indeling WHEN (SELECT actief FROM varianten WHERE variant_id = NEW.variant_id) = 1 BEGIN
  UPDATE gemeenten SET regio_id = NEW.regio_id
    WHERE gm_code = NEW.gm_code AND regio_id IS NOT NEW.regio_id;
END;
CREATE TRIGGER indeling_anders AFTER UPDATE OF regio_id ON indeling WHEN (SELECT actief FROM varianten WHERE variant_id = NEW.variant_id) = 1 BEGIN
  UPDATE gemeenten SET regio_id = NEW.regio_id
    WHERE gm_code = NEW.gm_code AND regio_id IS NOT NEW.regio_id;
END;
CREATE TRIGGER indeling_weg AFTER DELETE ON indeling WHEN (SELECT actief FROM varianten WHERE variant_id = OLD.variant_id) = 1 BEGIN
  UPDATE gemeenten SET regio_id = NULL WHERE gm_code = OLD.gm_code AND regio_id IS NOT NULL;
END;
CREATE TRIGGER varianten_een_actief_nieuw BEFORE INSERT ON varianten WHEN NEW.actief = 1 BEGIN
  UPDATE varianten SET actief = 0 WHERE actief = 1 AND variant_id <> NEW.variant_id;
END;
CREATE TRIGGER varianten_een_actief_anders BEFORE UPDATE OF actief ON varianten WHEN NEW.actief = 1 AND OLD.actief = 0 BEGIN
  UPDATE varianten SET actief = 0 WHERE actief = 1 AND variant_id <> NEW.variant_id;
END;
CREATE TRIGGER varianten_actief_nieuw AFTER INSERT ON varianten WHEN NEW.actief = 1 BEGIN
  UPDATE gemeenten SET regio_id = (SELECT i.regio_id FROM indeling AS i
      WHERE i.variant_id = NEW.variant_id AND i.gm_code = gemeenten.gm_code)
    WHERE regio_id IS NOT (SELECT i.regio_id FROM indeling AS i
      WHERE i.variant_id = NEW.variant_id AND i.gm_code = gemeenten.gm_code);
END;
CREATE TRIGGER varianten_actief_anders AFTER UPDATE OF actief ON varianten WHEN NEW.actief = 1 AND OLD.actief = 0 BEGIN
  UPDATE gemeenten SET regio_id = (SELECT i.regio_id FROM indeling AS i
      WHERE i.variant_id = NEW.variant_id AND i.gm_code = gemeenten.gm_code)
    WHERE regio_id IS NOT (SELECT i.regio_id FROM indeling AS i
      WHERE i.variant_id = NEW.variant_id AND i.gm_code = gemeenten.gm_code);
END;
CREATE TRIGGER tabelversies_volgende BEFORE UPDATE OF versie ON tabelversies WHEN NEW.versie IS NOT OLD.versie + 1 BEGIN
  SELECT RAISE(ABORT, 'table changed meanwhile');
END;
CREATE TRIGGER wijzigingen_nummer AFTER INSERT ON wijzigingen WHEN NEW.id <= 0 BEGIN
  UPDATE wijzigingen SET id = 1 + (SELECT max(0, max(id)) FROM wijzigingen) WHERE fid = NEW.fid;
END;
CREATE TRIGGER instellingen_teller_nieuw AFTER INSERT ON instellingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'instellingen';
END;
CREATE TRIGGER instellingen_teller_anders AFTER UPDATE ON instellingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'instellingen';
END;
CREATE TRIGGER instellingen_teller_weg AFTER DELETE ON instellingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'instellingen';
END;
CREATE TRIGGER gemeenten_grenzen_nieuw AFTER INSERT ON gemeenten BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: gemeenten.inwoners') WHERE NOT ifnull(NEW.inwoners IS NULL OR typeof(NEW.inwoners) IN ('integer') AND NEW.inwoners BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: gemeenten.peildatum') WHERE NOT ifnull(NEW.peildatum IS NULL OR typeof(NEW.peildatum) = 'text' AND date(NEW.peildatum, '+0 days') = substr(NEW.peildatum, 1, 10) AND substr(NEW.peildatum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER gemeenten_grenzen_anders AFTER UPDATE OF inwoners, peildatum ON gemeenten BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: gemeenten.inwoners') WHERE NEW.inwoners IS NOT OLD.inwoners AND NOT ifnull(NEW.inwoners IS NULL OR typeof(NEW.inwoners) IN ('integer') AND NEW.inwoners BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: gemeenten.peildatum') WHERE NEW.peildatum IS NOT OLD.peildatum AND NOT ifnull(NEW.peildatum IS NULL OR typeof(NEW.peildatum) = 'text' AND date(NEW.peildatum, '+0 days') = substr(NEW.peildatum, 1, 10) AND substr(NEW.peildatum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER gemeenten_teller_nieuw AFTER INSERT ON gemeenten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'gemeenten';
END;
CREATE TRIGGER gemeenten_teller_anders AFTER UPDATE ON gemeenten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'gemeenten';
END;
CREATE TRIGGER gemeenten_teller_weg AFTER DELETE ON gemeenten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'gemeenten';
END;
CREATE TRIGGER divisies_teller_nieuw AFTER INSERT ON divisies BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'divisies';
END;
CREATE TRIGGER divisies_teller_anders AFTER UPDATE ON divisies BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'divisies';
END;
CREATE TRIGGER divisies_teller_weg AFTER DELETE ON divisies BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'divisies';
END;
CREATE TRIGGER varianten_grenzen_nieuw AFTER INSERT ON varianten BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: varianten.gemaakt_op') WHERE NOT ifnull(NEW.gemaakt_op IS NULL OR typeof(NEW.gemaakt_op) = 'text' AND date(NEW.gemaakt_op, '+0 days') = substr(NEW.gemaakt_op, 1, 10) AND substr(NEW.gemaakt_op, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER varianten_grenzen_anders AFTER UPDATE OF gemaakt_op ON varianten BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: varianten.gemaakt_op') WHERE NEW.gemaakt_op IS NOT OLD.gemaakt_op AND NOT ifnull(NEW.gemaakt_op IS NULL OR typeof(NEW.gemaakt_op) = 'text' AND date(NEW.gemaakt_op, '+0 days') = substr(NEW.gemaakt_op, 1, 10) AND substr(NEW.gemaakt_op, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER varianten_teller_nieuw AFTER INSERT ON varianten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'varianten';
END;
CREATE TRIGGER varianten_teller_anders AFTER UPDATE ON varianten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'varianten';
END;
CREATE TRIGGER varianten_teller_weg AFTER DELETE ON varianten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'varianten';
END;
CREATE TRIGGER regios_teller_nieuw AFTER INSERT ON regios BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'regios';
END;
CREATE TRIGGER regios_teller_anders AFTER UPDATE ON regios BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'regios';
END;
CREATE TRIGGER regios_teller_weg AFTER DELETE ON regios BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'regios';
END;
CREATE TRIGGER indeling_teller_nieuw AFTER INSERT ON indeling BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'indeling';
END;
CREATE TRIGGER indeling_teller_anders AFTER UPDATE ON indeling BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'indeling';
END;
CREATE TRIGGER indeling_teller_weg AFTER DELETE ON indeling BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'indeling';
END;
CREATE TRIGGER verbindingen_grenzen_nieuw AFTER INSERT ON verbindingen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: verbindingen.minuten') WHERE NOT ifnull(NEW.minuten IS NULL OR typeof(NEW.minuten) IN ('integer', 'real') AND NEW.minuten BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER verbindingen_grenzen_anders AFTER UPDATE OF minuten ON verbindingen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: verbindingen.minuten') WHERE NEW.minuten IS NOT OLD.minuten AND NOT ifnull(NEW.minuten IS NULL OR typeof(NEW.minuten) IN ('integer', 'real') AND NEW.minuten BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER verbindingen_teller_nieuw AFTER INSERT ON verbindingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'verbindingen';
END;
CREATE TRIGGER verbindingen_teller_anders AFTER UPDATE ON verbindingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'verbindingen';
END;
CREATE TRIGGER verbindingen_teller_weg AFTER DELETE ON verbindingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'verbindingen';
END;
CREATE TRIGGER opvanglocaties_grenzen_nieuw AFTER INSERT ON opvanglocaties BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.besluit_dat') WHERE NOT ifnull(NEW.besluit_dat IS NULL OR typeof(NEW.besluit_dat) = 'text' AND date(NEW.besluit_dat, '+0 days') = substr(NEW.besluit_dat, 1, 10) AND substr(NEW.besluit_dat, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.open_dat') WHERE NOT ifnull(NEW.open_dat IS NULL OR typeof(NEW.open_dat) = 'text' AND date(NEW.open_dat, '+0 days') = substr(NEW.open_dat, 1, 10) AND substr(NEW.open_dat, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bo_start') WHERE NOT ifnull(NEW.bo_start IS NULL OR typeof(NEW.bo_start) = 'text' AND date(NEW.bo_start, '+0 days') = substr(NEW.bo_start, 1, 10) AND substr(NEW.bo_start, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bo_eind') WHERE NOT ifnull(NEW.bo_eind IS NULL OR typeof(NEW.bo_eind) = 'text' AND date(NEW.bo_eind, '+0 days') = substr(NEW.bo_eind, 1, 10) AND substr(NEW.bo_eind, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.huur_eind') WHERE NOT ifnull(NEW.huur_eind IS NULL OR typeof(NEW.huur_eind) = 'text' AND date(NEW.huur_eind, '+0 days') = substr(NEW.huur_eind, 1, 10) AND substr(NEW.huur_eind, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bvo_m2') WHERE NOT ifnull(NEW.bvo_m2 IS NULL OR typeof(NEW.bvo_m2) IN ('integer') AND NEW.bvo_m2 BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.terrein_m2') WHERE NOT ifnull(NEW.terrein_m2 IS NULL OR typeof(NEW.terrein_m2) IN ('integer') AND NEW.terrein_m2 BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bron_dat') WHERE NOT ifnull(NEW.bron_dat IS NULL OR typeof(NEW.bron_dat) = 'text' AND date(NEW.bron_dat, '+0 days') = substr(NEW.bron_dat, 1, 10) AND substr(NEW.bron_dat, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER opvanglocaties_grenzen_anders AFTER UPDATE OF besluit_dat, open_dat, bo_start, bo_eind, huur_eind, bvo_m2, terrein_m2, bron_dat ON opvanglocaties BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.besluit_dat') WHERE NEW.besluit_dat IS NOT OLD.besluit_dat AND NOT ifnull(NEW.besluit_dat IS NULL OR typeof(NEW.besluit_dat) = 'text' AND date(NEW.besluit_dat, '+0 days') = substr(NEW.besluit_dat, 1, 10) AND substr(NEW.besluit_dat, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.open_dat') WHERE NEW.open_dat IS NOT OLD.open_dat AND NOT ifnull(NEW.open_dat IS NULL OR typeof(NEW.open_dat) = 'text' AND date(NEW.open_dat, '+0 days') = substr(NEW.open_dat, 1, 10) AND substr(NEW.open_dat, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bo_start') WHERE NEW.bo_start IS NOT OLD.bo_start AND NOT ifnull(NEW.bo_start IS NULL OR typeof(NEW.bo_start) = 'text' AND date(NEW.bo_start, '+0 days') = substr(NEW.bo_start, 1, 10) AND substr(NEW.bo_start, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bo_eind') WHERE NEW.bo_eind IS NOT OLD.bo_eind AND NOT ifnull(NEW.bo_eind IS NULL OR typeof(NEW.bo_eind) = 'text' AND date(NEW.bo_eind, '+0 days') = substr(NEW.bo_eind, 1, 10) AND substr(NEW.bo_eind, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.huur_eind') WHERE NEW.huur_eind IS NOT OLD.huur_eind AND NOT ifnull(NEW.huur_eind IS NULL OR typeof(NEW.huur_eind) = 'text' AND date(NEW.huur_eind, '+0 days') = substr(NEW.huur_eind, 1, 10) AND substr(NEW.huur_eind, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bvo_m2') WHERE NEW.bvo_m2 IS NOT OLD.bvo_m2 AND NOT ifnull(NEW.bvo_m2 IS NULL OR typeof(NEW.bvo_m2) IN ('integer') AND NEW.bvo_m2 BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.terrein_m2') WHERE NEW.terrein_m2 IS NOT OLD.terrein_m2 AND NOT ifnull(NEW.terrein_m2 IS NULL OR typeof(NEW.terrein_m2) IN ('integer') AND NEW.terrein_m2 BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: opvanglocaties.bron_dat') WHERE NEW.bron_dat IS NOT OLD.bron_dat AND NOT ifnull(NEW.bron_dat IS NULL OR typeof(NEW.bron_dat) = 'text' AND date(NEW.bron_dat, '+0 days') = substr(NEW.bron_dat, 1, 10) AND substr(NEW.bron_dat, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER opvanglocaties_teller_nieuw AFTER INSERT ON opvanglocaties BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'opvanglocaties';
END;
CREATE TRIGGER opvanglocaties_teller_anders AFTER UPDATE ON opvanglocaties BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'opvanglocaties';
END;
CREATE TRIGGER opvanglocaties_teller_weg AFTER DELETE ON opvanglocaties BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'opvanglocaties';
END;
CREATE TRIGGER locatie_regio_teller_nieuw AFTER INSERT ON locatie_regio BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'locatie_regio';
END;
CREATE TRIGGER locatie_regio_teller_anders AFTER UPDATE ON locatie_regio BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'locatie_regio';
END;
CREATE TRIGGER locatie_regio_teller_weg AFTER DELETE ON locatie_regio BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'locatie_regio';
END;
CREATE TRIGGER capaciteitsperioden_grenzen_nieuw AFTER INSERT ON capaciteitsperioden BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.van') WHERE NOT ifnull(NEW.van IS NULL OR typeof(NEW.van) = 'text' AND date(NEW.van, '+0 days') = substr(NEW.van, 1, 10) AND substr(NEW.van, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.tot') WHERE NOT ifnull(NEW.tot IS NULL OR typeof(NEW.tot) = 'text' AND date(NEW.tot, '+0 days') = substr(NEW.tot, 1, 10) AND substr(NEW.tot, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.plekken_asiel') WHERE NOT ifnull(NEW.plekken_asiel IS NULL OR typeof(NEW.plekken_asiel) IN ('integer') AND NEW.plekken_asiel BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.plekken_overig') WHERE NOT ifnull(NEW.plekken_overig IS NULL OR typeof(NEW.plekken_overig) IN ('integer') AND NEW.plekken_overig BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.amv') WHERE NOT ifnull(NEW.amv IS NULL OR typeof(NEW.amv) IN ('integer') AND NEW.amv BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER capaciteitsperioden_grenzen_anders AFTER UPDATE OF van, tot, plekken_asiel, plekken_overig, amv ON capaciteitsperioden BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.van') WHERE NEW.van IS NOT OLD.van AND NOT ifnull(NEW.van IS NULL OR typeof(NEW.van) = 'text' AND date(NEW.van, '+0 days') = substr(NEW.van, 1, 10) AND substr(NEW.van, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.tot') WHERE NEW.tot IS NOT OLD.tot AND NOT ifnull(NEW.tot IS NULL OR typeof(NEW.tot) = 'text' AND date(NEW.tot, '+0 days') = substr(NEW.tot, 1, 10) AND substr(NEW.tot, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.plekken_asiel') WHERE NEW.plekken_asiel IS NOT OLD.plekken_asiel AND NOT ifnull(NEW.plekken_asiel IS NULL OR typeof(NEW.plekken_asiel) IN ('integer') AND NEW.plekken_asiel BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.plekken_overig') WHERE NEW.plekken_overig IS NOT OLD.plekken_overig AND NOT ifnull(NEW.plekken_overig IS NULL OR typeof(NEW.plekken_overig) IN ('integer') AND NEW.plekken_overig BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: capaciteitsperioden.amv') WHERE NEW.amv IS NOT OLD.amv AND NOT ifnull(NEW.amv IS NULL OR typeof(NEW.amv) IN ('integer') AND NEW.amv BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER capaciteitsperioden_teller_nieuw AFTER INSERT ON capaciteitsperioden BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'capaciteitsperioden';
END;
CREATE TRIGGER capaciteitsperioden_teller_anders AFTER UPDATE ON capaciteitsperioden BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'capaciteitsperioden';
END;
CREATE TRIGGER capaciteitsperioden_teller_weg AFTER DELETE ON capaciteitsperioden BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'capaciteitsperioden';
END;
CREATE TRIGGER reservecapaciteit_grenzen_nieuw AFTER INSERT ON reservecapaciteit BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: reservecapaciteit.plekken') WHERE NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reservecapaciteit.inzet_dgn') WHERE NOT ifnull(NEW.inzet_dgn IS NULL OR typeof(NEW.inzet_dgn) IN ('integer') AND NEW.inzet_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reservecapaciteit.eur_plekdg') WHERE NOT ifnull(NEW.eur_plekdg IS NULL OR typeof(NEW.eur_plekdg) IN ('integer', 'real') AND NEW.eur_plekdg BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER reservecapaciteit_grenzen_anders AFTER UPDATE OF plekken, inzet_dgn, eur_plekdg ON reservecapaciteit BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: reservecapaciteit.plekken') WHERE NEW.plekken IS NOT OLD.plekken AND NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reservecapaciteit.inzet_dgn') WHERE NEW.inzet_dgn IS NOT OLD.inzet_dgn AND NOT ifnull(NEW.inzet_dgn IS NULL OR typeof(NEW.inzet_dgn) IN ('integer') AND NEW.inzet_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reservecapaciteit.eur_plekdg') WHERE NEW.eur_plekdg IS NOT OLD.eur_plekdg AND NOT ifnull(NEW.eur_plekdg IS NULL OR typeof(NEW.eur_plekdg) IN ('integer', 'real') AND NEW.eur_plekdg BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER reservecapaciteit_teller_nieuw AFTER INSERT ON reservecapaciteit BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'reservecapaciteit';
END;
CREATE TRIGGER reservecapaciteit_teller_anders AFTER UPDATE ON reservecapaciteit BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'reservecapaciteit';
END;
CREATE TRIGGER reservecapaciteit_teller_weg AFTER DELETE ON reservecapaciteit BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'reservecapaciteit';
END;
CREATE TRIGGER taakstellingen_grenzen_nieuw AFTER INSERT ON taakstellingen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.taakst') WHERE NOT ifnull(NEW.taakst IS NULL OR typeof(NEW.taakst) IN ('integer') AND NEW.taakst BETWEEN -1000000000 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.achterst') WHERE NOT ifnull(NEW.achterst IS NULL OR typeof(NEW.achterst) IN ('integer') AND NEW.achterst BETWEEN -1000000000 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.gehuisv') WHERE NOT ifnull(NEW.gehuisv IS NULL OR typeof(NEW.gehuisv) IN ('integer') AND NEW.gehuisv BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.tussenvoorz') WHERE NOT ifnull(NEW.tussenvoorz IS NULL OR typeof(NEW.tussenvoorz) IN ('integer') AND NEW.tussenvoorz BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.gekoppeld') WHERE NOT ifnull(NEW.gekoppeld IS NULL OR typeof(NEW.gekoppeld) IN ('integer') AND NEW.gekoppeld BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.weken') WHERE NOT ifnull(NEW.weken IS NULL OR typeof(NEW.weken) IN ('integer', 'real') AND NEW.weken BETWEEN 0 AND 5200, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.weken_gezin') WHERE NOT ifnull(NEW.weken_gezin IS NULL OR typeof(NEW.weken_gezin) IN ('integer', 'real') AND NEW.weken_gezin BETWEEN 0 AND 5200, 0);
END;
CREATE TRIGGER taakstellingen_grenzen_anders AFTER UPDATE OF taakst, achterst, gehuisv, tussenvoorz, gekoppeld, weken, weken_gezin ON taakstellingen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.taakst') WHERE NEW.taakst IS NOT OLD.taakst AND NOT ifnull(NEW.taakst IS NULL OR typeof(NEW.taakst) IN ('integer') AND NEW.taakst BETWEEN -1000000000 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.achterst') WHERE NEW.achterst IS NOT OLD.achterst AND NOT ifnull(NEW.achterst IS NULL OR typeof(NEW.achterst) IN ('integer') AND NEW.achterst BETWEEN -1000000000 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.gehuisv') WHERE NEW.gehuisv IS NOT OLD.gehuisv AND NOT ifnull(NEW.gehuisv IS NULL OR typeof(NEW.gehuisv) IN ('integer') AND NEW.gehuisv BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.tussenvoorz') WHERE NEW.tussenvoorz IS NOT OLD.tussenvoorz AND NOT ifnull(NEW.tussenvoorz IS NULL OR typeof(NEW.tussenvoorz) IN ('integer') AND NEW.tussenvoorz BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.gekoppeld') WHERE NEW.gekoppeld IS NOT OLD.gekoppeld AND NOT ifnull(NEW.gekoppeld IS NULL OR typeof(NEW.gekoppeld) IN ('integer') AND NEW.gekoppeld BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.weken') WHERE NEW.weken IS NOT OLD.weken AND NOT ifnull(NEW.weken IS NULL OR typeof(NEW.weken) IN ('integer', 'real') AND NEW.weken BETWEEN 0 AND 5200, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: taakstellingen.weken_gezin') WHERE NEW.weken_gezin IS NOT OLD.weken_gezin AND NOT ifnull(NEW.weken_gezin IS NULL OR typeof(NEW.weken_gezin) IN ('integer', 'real') AND NEW.weken_gezin BETWEEN 0 AND 5200, 0);
END;
CREATE TRIGGER taakstellingen_teller_nieuw AFTER INSERT ON taakstellingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'taakstellingen';
END;
CREATE TRIGGER taakstellingen_teller_anders AFTER UPDATE ON taakstellingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'taakstellingen';
END;
CREATE TRIGGER taakstellingen_teller_weg AFTER DELETE ON taakstellingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'taakstellingen';
END;
CREATE TRIGGER prognoses_grenzen_nieuw AFTER INSERT ON prognoses BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: prognoses.datum') WHERE NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER prognoses_grenzen_anders AFTER UPDATE OF datum ON prognoses BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: prognoses.datum') WHERE NEW.datum IS NOT OLD.datum AND NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER prognoses_teller_nieuw AFTER INSERT ON prognoses BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'prognoses';
END;
CREATE TRIGGER prognoses_teller_anders AFTER UPDATE ON prognoses BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'prognoses';
END;
CREATE TRIGGER prognoses_teller_weg AFTER DELETE ON prognoses BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'prognoses';
END;
CREATE TRIGGER behoefte_grenzen_nieuw AFTER INSERT ON behoefte BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: behoefte.datum') WHERE NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: behoefte.plekken') WHERE NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: behoefte.vrijwillig') WHERE NOT ifnull(NEW.vrijwillig IS NULL OR typeof(NEW.vrijwillig) IN ('integer') AND NEW.vrijwillig BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER behoefte_grenzen_anders AFTER UPDATE OF datum, plekken, vrijwillig ON behoefte BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: behoefte.datum') WHERE NEW.datum IS NOT OLD.datum AND NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: behoefte.plekken') WHERE NEW.plekken IS NOT OLD.plekken AND NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: behoefte.vrijwillig') WHERE NEW.vrijwillig IS NOT OLD.vrijwillig AND NOT ifnull(NEW.vrijwillig IS NULL OR typeof(NEW.vrijwillig) IN ('integer') AND NEW.vrijwillig BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER behoefte_teller_nieuw AFTER INSERT ON behoefte BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'behoefte';
END;
CREATE TRIGGER behoefte_teller_anders AFTER UPDATE ON behoefte BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'behoefte';
END;
CREATE TRIGGER behoefte_teller_weg AFTER DELETE ON behoefte BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'behoefte';
END;
CREATE TRIGGER overdrachten_grenzen_nieuw AFTER INSERT ON overdrachten BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: overdrachten.aantal') WHERE NOT ifnull(NEW.aantal IS NULL OR typeof(NEW.aantal) IN ('integer') AND NEW.aantal BETWEEN 1 AND 1000000000, 0);
END;
CREATE TRIGGER overdrachten_grenzen_anders AFTER UPDATE OF aantal ON overdrachten BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: overdrachten.aantal') WHERE NEW.aantal IS NOT OLD.aantal AND NOT ifnull(NEW.aantal IS NULL OR typeof(NEW.aantal) IN ('integer') AND NEW.aantal BETWEEN 1 AND 1000000000, 0);
END;
CREATE TRIGGER overdrachten_teller_nieuw AFTER INSERT ON overdrachten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'overdrachten';
END;
CREATE TRIGGER overdrachten_teller_anders AFTER UPDATE ON overdrachten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'overdrachten';
END;
CREATE TRIGGER overdrachten_teller_weg AFTER DELETE ON overdrachten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'overdrachten';
END;
CREATE TRIGGER mijlpalen_grenzen_nieuw AFTER INSERT ON mijlpalen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: mijlpalen.datum') WHERE NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER mijlpalen_grenzen_anders AFTER UPDATE OF datum ON mijlpalen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: mijlpalen.datum') WHERE NEW.datum IS NOT OLD.datum AND NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER mijlpalen_teller_nieuw AFTER INSERT ON mijlpalen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'mijlpalen';
END;
CREATE TRIGGER mijlpalen_teller_anders AFTER UPDATE ON mijlpalen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'mijlpalen';
END;
CREATE TRIGGER mijlpalen_teller_weg AFTER DELETE ON mijlpalen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'mijlpalen';
END;
CREATE TRIGGER signalen_grenzen_nieuw AFTER INSERT ON signalen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: signalen.datum') WHERE NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: signalen.termijn') WHERE NOT ifnull(NEW.termijn IS NULL OR typeof(NEW.termijn) = 'text' AND date(NEW.termijn, '+0 days') = substr(NEW.termijn, 1, 10) AND substr(NEW.termijn, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER signalen_grenzen_anders AFTER UPDATE OF datum, termijn ON signalen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: signalen.datum') WHERE NEW.datum IS NOT OLD.datum AND NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: signalen.termijn') WHERE NEW.termijn IS NOT OLD.termijn AND NOT ifnull(NEW.termijn IS NULL OR typeof(NEW.termijn) = 'text' AND date(NEW.termijn, '+0 days') = substr(NEW.termijn, 1, 10) AND substr(NEW.termijn, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER signalen_teller_nieuw AFTER INSERT ON signalen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'signalen';
END;
CREATE TRIGGER signalen_teller_anders AFTER UPDATE ON signalen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'signalen';
END;
CREATE TRIGGER signalen_teller_weg AFTER DELETE ON signalen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'signalen';
END;
CREATE TRIGGER inzetplannen_grenzen_nieuw AFTER INSERT ON inzetplannen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.plekken') WHERE NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.binnen_dgn') WHERE NOT ifnull(NEW.binnen_dgn IS NULL OR typeof(NEW.binnen_dgn) IN ('integer') AND NEW.binnen_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.gemaakt_op') WHERE NOT ifnull(NEW.gemaakt_op IS NULL OR typeof(NEW.gemaakt_op) = 'text' AND date(NEW.gemaakt_op, '+0 days') = substr(NEW.gemaakt_op, 1, 10) AND substr(NEW.gemaakt_op, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.gevonden') WHERE NOT ifnull(NEW.gevonden IS NULL OR typeof(NEW.gevonden) IN ('integer') AND NEW.gevonden BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.gereed_dgn') WHERE NOT ifnull(NEW.gereed_dgn IS NULL OR typeof(NEW.gereed_dgn) IN ('integer') AND NEW.gereed_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.standby_dag') WHERE NOT ifnull(NEW.standby_dag IS NULL OR typeof(NEW.standby_dag) IN ('integer', 'real') AND NEW.standby_dag BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.aandeel_nood') WHERE NOT ifnull(NEW.aandeel_nood IS NULL OR typeof(NEW.aandeel_nood) IN ('integer', 'real') AND NEW.aandeel_nood BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.dag') WHERE NOT ifnull(NEW.dag IS NULL OR typeof(NEW.dag) = 'text' AND date(NEW.dag, '+0 days') = substr(NEW.dag, 1, 10) AND substr(NEW.dag, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.tekort') WHERE NOT ifnull(NEW.tekort IS NULL OR typeof(NEW.tekort) IN ('integer') AND NEW.tekort BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER inzetplannen_grenzen_anders AFTER UPDATE OF plekken, binnen_dgn, gemaakt_op, gevonden, gereed_dgn, standby_dag, aandeel_nood, dag, tekort ON inzetplannen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.plekken') WHERE NEW.plekken IS NOT OLD.plekken AND NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.binnen_dgn') WHERE NEW.binnen_dgn IS NOT OLD.binnen_dgn AND NOT ifnull(NEW.binnen_dgn IS NULL OR typeof(NEW.binnen_dgn) IN ('integer') AND NEW.binnen_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.gemaakt_op') WHERE NEW.gemaakt_op IS NOT OLD.gemaakt_op AND NOT ifnull(NEW.gemaakt_op IS NULL OR typeof(NEW.gemaakt_op) = 'text' AND date(NEW.gemaakt_op, '+0 days') = substr(NEW.gemaakt_op, 1, 10) AND substr(NEW.gemaakt_op, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.gevonden') WHERE NEW.gevonden IS NOT OLD.gevonden AND NOT ifnull(NEW.gevonden IS NULL OR typeof(NEW.gevonden) IN ('integer') AND NEW.gevonden BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.gereed_dgn') WHERE NEW.gereed_dgn IS NOT OLD.gereed_dgn AND NOT ifnull(NEW.gereed_dgn IS NULL OR typeof(NEW.gereed_dgn) IN ('integer') AND NEW.gereed_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.standby_dag') WHERE NEW.standby_dag IS NOT OLD.standby_dag AND NOT ifnull(NEW.standby_dag IS NULL OR typeof(NEW.standby_dag) IN ('integer', 'real') AND NEW.standby_dag BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.aandeel_nood') WHERE NEW.aandeel_nood IS NOT OLD.aandeel_nood AND NOT ifnull(NEW.aandeel_nood IS NULL OR typeof(NEW.aandeel_nood) IN ('integer', 'real') AND NEW.aandeel_nood BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.dag') WHERE NEW.dag IS NOT OLD.dag AND NOT ifnull(NEW.dag IS NULL OR typeof(NEW.dag) = 'text' AND date(NEW.dag, '+0 days') = substr(NEW.dag, 1, 10) AND substr(NEW.dag, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetplannen.tekort') WHERE NEW.tekort IS NOT OLD.tekort AND NOT ifnull(NEW.tekort IS NULL OR typeof(NEW.tekort) IN ('integer') AND NEW.tekort BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER inzetplannen_teller_nieuw AFTER INSERT ON inzetplannen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'inzetplannen';
END;
CREATE TRIGGER inzetplannen_teller_anders AFTER UPDATE ON inzetplannen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'inzetplannen';
END;
CREATE TRIGGER inzetplannen_teller_weg AFTER DELETE ON inzetplannen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'inzetplannen';
END;
CREATE TRIGGER inzetregels_grenzen_nieuw AFTER INSERT ON inzetregels BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.volgnr') WHERE NOT ifnull(NEW.volgnr IS NULL OR typeof(NEW.volgnr) IN ('integer') AND NEW.volgnr BETWEEN 1 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.plekken') WHERE NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.gereed_dgn') WHERE NOT ifnull(NEW.gereed_dgn IS NULL OR typeof(NEW.gereed_dgn) IN ('integer') AND NEW.gereed_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.standby_dag') WHERE NOT ifnull(NEW.standby_dag IS NULL OR typeof(NEW.standby_dag) IN ('integer', 'real') AND NEW.standby_dag BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER inzetregels_grenzen_anders AFTER UPDATE OF volgnr, plekken, gereed_dgn, standby_dag ON inzetregels BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.volgnr') WHERE NEW.volgnr IS NOT OLD.volgnr AND NOT ifnull(NEW.volgnr IS NULL OR typeof(NEW.volgnr) IN ('integer') AND NEW.volgnr BETWEEN 1 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.plekken') WHERE NEW.plekken IS NOT OLD.plekken AND NOT ifnull(NEW.plekken IS NULL OR typeof(NEW.plekken) IN ('integer') AND NEW.plekken BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.gereed_dgn') WHERE NEW.gereed_dgn IS NOT OLD.gereed_dgn AND NOT ifnull(NEW.gereed_dgn IS NULL OR typeof(NEW.gereed_dgn) IN ('integer') AND NEW.gereed_dgn BETWEEN 0 AND 36525, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: inzetregels.standby_dag') WHERE NEW.standby_dag IS NOT OLD.standby_dag AND NOT ifnull(NEW.standby_dag IS NULL OR typeof(NEW.standby_dag) IN ('integer', 'real') AND NEW.standby_dag BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER inzetregels_teller_nieuw AFTER INSERT ON inzetregels BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'inzetregels';
END;
CREATE TRIGGER inzetregels_teller_anders AFTER UPDATE ON inzetregels BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'inzetregels';
END;
CREATE TRIGGER inzetregels_teller_weg AFTER DELETE ON inzetregels BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'inzetregels';
END;
CREATE TRIGGER voorzieningen_grenzen_nieuw AFTER INSERT ON voorzieningen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: voorzieningen.km') WHERE NOT ifnull(NEW.km IS NULL OR typeof(NEW.km) IN ('integer', 'real') AND NEW.km BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: voorzieningen.minuten') WHERE NOT ifnull(NEW.minuten IS NULL OR typeof(NEW.minuten) IN ('integer', 'real') AND NEW.minuten BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: voorzieningen.datum') WHERE NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER voorzieningen_grenzen_anders AFTER UPDATE OF km, minuten, datum ON voorzieningen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: voorzieningen.km') WHERE NEW.km IS NOT OLD.km AND NOT ifnull(NEW.km IS NULL OR typeof(NEW.km) IN ('integer', 'real') AND NEW.km BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: voorzieningen.minuten') WHERE NEW.minuten IS NOT OLD.minuten AND NOT ifnull(NEW.minuten IS NULL OR typeof(NEW.minuten) IN ('integer', 'real') AND NEW.minuten BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: voorzieningen.datum') WHERE NEW.datum IS NOT OLD.datum AND NOT ifnull(NEW.datum IS NULL OR typeof(NEW.datum) = 'text' AND date(NEW.datum, '+0 days') = substr(NEW.datum, 1, 10) AND substr(NEW.datum, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER voorzieningen_teller_nieuw AFTER INSERT ON voorzieningen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'voorzieningen';
END;
CREATE TRIGGER voorzieningen_teller_anders AFTER UPDATE ON voorzieningen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'voorzieningen';
END;
CREATE TRIGGER voorzieningen_teller_weg AFTER DELETE ON voorzieningen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'voorzieningen';
END;
CREATE TRIGGER locatie_doelgroepen_teller_nieuw AFTER INSERT ON locatie_doelgroepen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'locatie_doelgroepen';
END;
CREATE TRIGGER locatie_doelgroepen_teller_anders AFTER UPDATE ON locatie_doelgroepen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'locatie_doelgroepen';
END;
CREATE TRIGGER locatie_doelgroepen_teller_weg AFTER DELETE ON locatie_doelgroepen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'locatie_doelgroepen';
END;
CREATE TRIGGER documenten_teller_nieuw AFTER INSERT ON documenten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'documenten';
END;
CREATE TRIGGER documenten_teller_anders AFTER UPDATE ON documenten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'documenten';
END;
CREATE TRIGGER documenten_teller_weg AFTER DELETE ON documenten BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'documenten';
END;
CREATE TRIGGER schoolvakanties_grenzen_nieuw AFTER INSERT ON schoolvakanties BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: schoolvakanties.van') WHERE NOT ifnull(NEW.van IS NULL OR typeof(NEW.van) = 'text' AND date(NEW.van, '+0 days') = substr(NEW.van, 1, 10) AND substr(NEW.van, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: schoolvakanties.tot') WHERE NOT ifnull(NEW.tot IS NULL OR typeof(NEW.tot) = 'text' AND date(NEW.tot, '+0 days') = substr(NEW.tot, 1, 10) AND substr(NEW.tot, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER schoolvakanties_grenzen_anders AFTER UPDATE OF van, tot ON schoolvakanties BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: schoolvakanties.van') WHERE NEW.van IS NOT OLD.van AND NOT ifnull(NEW.van IS NULL OR typeof(NEW.van) = 'text' AND date(NEW.van, '+0 days') = substr(NEW.van, 1, 10) AND substr(NEW.van, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: schoolvakanties.tot') WHERE NEW.tot IS NOT OLD.tot AND NOT ifnull(NEW.tot IS NULL OR typeof(NEW.tot) = 'text' AND date(NEW.tot, '+0 days') = substr(NEW.tot, 1, 10) AND substr(NEW.tot, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER schoolvakanties_teller_nieuw AFTER INSERT ON schoolvakanties BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'schoolvakanties';
END;
CREATE TRIGGER schoolvakanties_teller_anders AFTER UPDATE ON schoolvakanties BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'schoolvakanties';
END;
CREATE TRIGGER schoolvakanties_teller_weg AFTER DELETE ON schoolvakanties BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'schoolvakanties';
END;
CREATE TRIGGER reistijden_grenzen_nieuw AFTER INSERT ON reistijden BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: reistijden.km') WHERE NOT ifnull(NEW.km IS NULL OR typeof(NEW.km) IN ('integer', 'real') AND NEW.km BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reistijden.minuten') WHERE NOT ifnull(NEW.minuten IS NULL OR typeof(NEW.minuten) IN ('integer', 'real') AND NEW.minuten BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reistijden.aansluit_km') WHERE NOT ifnull(NEW.aansluit_km IS NULL OR typeof(NEW.aansluit_km) IN ('integer', 'real') AND NEW.aansluit_km BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER reistijden_grenzen_anders AFTER UPDATE OF km, minuten, aansluit_km ON reistijden BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: reistijden.km') WHERE NEW.km IS NOT OLD.km AND NOT ifnull(NEW.km IS NULL OR typeof(NEW.km) IN ('integer', 'real') AND NEW.km BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reistijden.minuten') WHERE NEW.minuten IS NOT OLD.minuten AND NOT ifnull(NEW.minuten IS NULL OR typeof(NEW.minuten) IN ('integer', 'real') AND NEW.minuten BETWEEN 0 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: reistijden.aansluit_km') WHERE NEW.aansluit_km IS NOT OLD.aansluit_km AND NOT ifnull(NEW.aansluit_km IS NULL OR typeof(NEW.aansluit_km) IN ('integer', 'real') AND NEW.aansluit_km BETWEEN 0 AND 1000000000, 0);
END;
CREATE TRIGGER wijzigingen_grenzen_nieuw AFTER INSERT ON wijzigingen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: wijzigingen.id') WHERE NOT ifnull(NEW.id IS NULL OR typeof(NEW.id) IN ('integer') AND NEW.id BETWEEN -1000000000 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: wijzigingen.tijd') WHERE NOT ifnull(NEW.tijd IS NULL OR typeof(NEW.tijd) = 'text' AND date(NEW.tijd, '+0 days') = substr(NEW.tijd, 1, 10) AND substr(NEW.tijd, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER wijzigingen_grenzen_anders AFTER UPDATE OF id, tijd ON wijzigingen BEGIN
 SELECT RAISE(ABORT, 'CHECK constraint failed: wijzigingen.id') WHERE NEW.id IS NOT OLD.id AND NOT ifnull(NEW.id IS NULL OR typeof(NEW.id) IN ('integer') AND NEW.id BETWEEN -1000000000 AND 1000000000, 0);
 SELECT RAISE(ABORT, 'CHECK constraint failed: wijzigingen.tijd') WHERE NEW.tijd IS NOT OLD.tijd AND NOT ifnull(NEW.tijd IS NULL OR typeof(NEW.tijd) = 'text' AND date(NEW.tijd, '+0 days') = substr(NEW.tijd, 1, 10) AND substr(NEW.tijd, 1, 10) BETWEEN '1900-01-01' AND '2200-12-31', 0);
END;
CREATE TRIGGER wijzigingen_teller_nieuw AFTER INSERT ON wijzigingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'wijzigingen';
END;
CREATE TRIGGER wijzigingen_teller_anders AFTER UPDATE ON wijzigingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'wijzigingen';
END;
CREATE TRIGGER wijzigingen_teller_weg AFTER DELETE ON wijzigingen BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'wijzigingen';
END;
CREATE TRIGGER onleesbaar_teller_nieuw AFTER INSERT ON onleesbaar BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'onleesbaar';
END;
CREATE TRIGGER onleesbaar_teller_anders AFTER UPDATE ON onleesbaar BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'onleesbaar';
END;
CREATE TRIGGER onleesbaar_teller_weg AFTER DELETE ON onleesbaar BEGIN
  UPDATE tabelversies
  SET teller = teller + 1 WHERE tabel = 'onleesbaar';
END;
