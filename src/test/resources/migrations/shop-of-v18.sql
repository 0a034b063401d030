-- What a shop of the schema of version 18 had written, as far as later migrations may meet it: products, categories,
-- people, carts, orders and money, odd rows among them. Characters that do not show themselves are written as escapes.
insert into catalog.category (id, parent_id, slug, name, created_at) values
    ('01a216c9-13f3-77f6-b224-94b485f58663', NULL, 'kueche', 'Küche', '2026-11-26 07:36:46.32301+00'),
    ('01a216c9-1407-73f7-9d07-f41036d7971f', NULL, 'kueche-2', E'Ku\u0308che', '2026-11-26 07:36:46.342885+00'),
    ('01a216c9-1412-70f7-8b43-da0d828c3839', NULL, 'kueche-3', 'Küche (2)', '2026-11-26 07:36:46.354382+00'),
    ('01a216c9-141a-7381-9ea3-308e60e31d52', NULL, 'garten', '  Garten ', '2026-11-26 07:36:46.361731+00'),
    ('01a216c9-1426-712a-9d67-a10d3d6fc28e', NULL, 'garten-2', 'Garten', '2026-11-26 07:36:46.374093+00'),
    ('01a216c9-142f-773a-b2c2-362cbf395331', NULL, 'nothing', E'\u200b', '2026-11-26 07:36:46.382725+00'),
    ('01a216c9-143b-7425-b0fe-82b5d8200ea5', '01a216c9-13f3-77f6-b224-94b485f58663', 'zelte', 'Zelte', '2026-11-26 07:36:46.395471+00'),
    ('01a216c9-1447-7726-a59c-f5d5157fda1e', '01a216c9-13f3-77f6-b224-94b485f58663', 'armel', 'Ärmel', '2026-11-26 07:36:46.407678+00'),
    ('01a216c9-1453-7586-a797-6b6990422011', '01a216c9-13f3-77f6-b224-94b485f58663', 'boote', 'Boote', '2026-11-26 07:36:46.418388+00'),
    ('01a216c9-145e-70cb-840d-1992db667e80', NULL, 'deep-1', 'Deep', '2026-11-26 07:36:46.429999+00'),
    ('01a216c9-1469-771e-b59c-7882afbdd1b1', '01a216c9-145e-70cb-840d-1992db667e80', 'deep-2', 'Deep 2', '2026-11-26 07:36:46.441166+00'),
    ('01a216c9-1473-75e6-9f19-510a972b72a9', '01a216c9-1469-771e-b59c-7882afbdd1b1', 'deep-3', 'Deep 3', '2026-11-26 07:36:46.450944+00'),
    ('01a216c9-147f-7624-86cf-d1438dd3c201', '01a216c9-1473-75e6-9f19-510a972b72a9', 'deep-4', 'Deep 4', '2026-11-26 07:36:46.462832+00'),
    ('01a216c9-1488-758b-bd94-a9782c85a241', '01a216c9-147f-7624-86cf-d1438dd3c201', 'deep-5', 'Deep 5', '2026-11-26 07:36:46.47265+00'),
    ('01a216c9-1493-72fc-88df-63e34a0f6388', '01a216c9-1488-758b-bd94-a9782c85a241', 'deep-6', 'Deep 6', '2026-11-26 07:36:46.48335+00'),
    ('01a216c9-149c-71c7-a04c-be13b47c03f6', '01a216c9-1493-72fc-88df-63e34a0f6388', 'deep-7', 'Deep 7', '2026-11-26 07:36:46.492585+00'),
    ('01a216c9-14a7-739a-9f0a-d9ce50fc85a8', '01a216c9-149c-71c7-a04c-be13b47c03f6', 'deep-8', 'Deep 8', '2026-11-26 07:36:46.503403+00'),
    ('01a216c9-14b2-7658-ade3-3b08a07f00ec', '01a216c9-14a7-739a-9f0a-d9ce50fc85a8', 'deep-9', 'Deep 9', '2026-11-26 07:36:46.514432+00'),
    ('01a216c9-14bf-73e1-8e50-91ae9b084752', '01a216c9-14b2-7658-ade3-3b08a07f00ec', 'deep-10', 'Deep 10', '2026-11-26 07:36:46.526917+00'),
    ('01a216c9-14cc-71eb-9e7d-f2a6eb3a3b82', '01a216c9-14bf-73e1-8e50-91ae9b084752', 'deep-11', 'Deep 11', '2026-11-26 07:36:46.539876+00'),
    ('01a216c9-14d5-75fe-ac04-ccd8820765bc', '01a216c9-14cc-71eb-9e7d-f2a6eb3a3b82', 'deep-12', 'Deep 12', '2026-11-26 07:36:46.549019+00'),
    ('01a216c9-14dc-775d-8cff-691439725d6d', '01a216c9-14d5-75fe-ac04-ccd8820765bc', 'deep-13', 'Deep 13', '2026-11-26 07:36:46.556663+00'),
    ('01a216c9-14e4-7771-afcc-a7b1761e1b11', '01a216c9-14dc-775d-8cff-691439725d6d', 'deep-14', 'Deep 14', '2026-11-26 07:36:46.564176+00'),
    ('01a216c9-14eb-752b-9af8-238204695ccc', '01a216c9-14e4-7771-afcc-a7b1761e1b11', 'deep-15', 'Deep 15', '2026-11-26 07:36:46.571313+00'),
    ('01a216c9-14f2-7432-a697-1581d7569ef0', '01a216c9-14eb-752b-9af8-238204695ccc', 'deep-16', 'Deep 16', '2026-11-26 07:36:46.577432+00'),
    ('01a216c9-14f9-773d-9e92-8e0e3fff2e7d', '01a216c9-14f2-7432-a697-1581d7569ef0', 'deep-17', 'Deep 17', '2026-11-26 07:36:46.585269+00'),
    ('01a216c9-1503-71d8-ae60-9549d2ca5d1a', '01a216c9-14f9-773d-9e92-8e0e3fff2e7d', 'deep-18', 'Deep 18', '2026-11-26 07:36:46.594797+00'),
    ('01a216c9-150b-7758-8c0f-5681340ea25c', '01a216c9-1503-71d8-ae60-9549d2ca5d1a', 'deep-19', 'Deep 19', '2026-11-26 07:36:46.602835+00'),
    ('01a216c9-1512-72dc-9cb2-474c236705de', '01a216c9-150b-7758-8c0f-5681340ea25c', 'deep-20', 'Deep 20', '2026-11-26 07:36:46.610484+00'),
    ('01a216c9-151a-7245-8287-be29c18b19da', '01a216c9-1512-72dc-9cb2-474c236705de', 'deep-21', 'Deep 21', '2026-11-26 07:36:46.618631+00'),
    ('01a216c9-1521-7632-9be6-f5e30a467ea8', '01a216c9-151a-7245-8287-be29c18b19da', 'deep-22', 'Deep 22', '2026-11-26 07:36:46.625073+00'),
    ('01a216c9-1528-726e-8940-8e67245a2320', '01a216c9-1521-7632-9be6-f5e30a467ea8', 'deep-23', 'Deep 23', '2026-11-26 07:36:46.632068+00'),
    ('01a216c9-1530-7269-a808-1e2307f7f32d', '01a216c9-1528-726e-8940-8e67245a2320', 'deep-24', 'Deep 24', '2026-11-26 07:36:46.640115+00'),
    ('01a216c9-1538-7417-98d1-ce997a85b1ce', '01a216c9-1530-7269-a808-1e2307f7f32d', 'deep-25', 'Deep 25', '2026-11-26 07:36:46.648104+00'),
    ('01a216c9-1540-73d8-addd-571840638835', '01a216c9-1538-7417-98d1-ce997a85b1ce', 'deep-26', 'Deep 26', '2026-11-26 07:36:46.656724+00'),
    ('01a216c9-1547-746a-9000-ac81d6e61705', '01a216c9-1540-73d8-addd-571840638835', 'deep-27', 'Deep 27', '2026-11-26 07:36:46.663127+00'),
    ('01a216c9-1550-7560-b3cc-f67e73316642', '01a216c9-1547-746a-9000-ac81d6e61705', 'deep-28', 'Deep 28', '2026-11-26 07:36:46.672495+00'),
    ('01a216c9-1558-7574-bcc1-bf70cda99b86', '01a216c9-1550-7560-b3cc-f67e73316642', 'deep-29', 'Deep 29', '2026-11-26 07:36:46.680292+00'),
    ('01a216c9-155f-7029-bb20-f11a3e256f50', '01a216c9-1558-7574-bcc1-bf70cda99b86', 'deep-30', 'Deep 30', '2026-11-26 07:36:46.687479+00'),
    ('01a216c9-1567-72a9-9cfe-196d65cce244', '01a216c9-155f-7029-bb20-f11a3e256f50', 'deep-31', 'Deep 31', '2026-11-26 07:36:46.69347+00'),
    ('01a216c9-156f-777c-9b60-47692a438502', '01a216c9-1567-72a9-9cfe-196d65cce244', 'deep-32', 'Deep 32', '2026-11-26 07:36:46.703206+00'),
    ('01a216c9-1576-74d7-8799-2a741d96ba51', '01a216c9-156f-777c-9b60-47692a438502', 'deep-33', 'Deep 33', '2026-11-26 07:36:46.7099+00'),
    ('01a216c9-157c-71e8-a3b8-c44ee9564730', '01a216c9-1576-74d7-8799-2a741d96ba51', 'deep-34', 'Deep 34', '2026-11-26 07:36:46.715923+00'),
    ('01a216c9-1585-7342-b4f9-92c33096c651', '01a216c9-157c-71e8-a3b8-c44ee9564730', 'deep-35', 'Deep 35', '2026-11-26 07:36:46.724985+00'),
    ('01a216c9-158d-7044-89d8-b6869f799e8c', '01a216c9-1585-7342-b4f9-92c33096c651', 'deep-36', 'Deep 36', '2026-11-26 07:36:46.732977+00'),
    ('01a216c9-1594-7642-adf0-65572b474c00', '01a216c9-158d-7044-89d8-b6869f799e8c', 'deep-37', 'Deep 37', '2026-11-26 07:36:46.739795+00'),
    ('01a216c9-159c-72a4-acd4-b7b58fdcb1c0', '01a216c9-1594-7642-adf0-65572b474c00', 'deep-38', 'Deep 38', '2026-11-26 07:36:46.74813+00'),
    ('01a216c9-15a4-73bf-86a5-22f18f72ff3c', '01a216c9-159c-72a4-acd4-b7b58fdcb1c0', 'deep-39', 'Deep 39', '2026-11-26 07:36:46.756347+00'),
    ('01a216c9-15af-742a-af19-4cc859963bbb', '01a216c9-15a4-73bf-86a5-22f18f72ff3c', 'deep-40', 'Deep 40', '2026-11-26 07:36:46.766907+00'),
    ('01a216c9-15ba-7623-9a78-080bd589f562', '01a216c9-15af-742a-af19-4cc859963bbb', 'deep-41', 'Deep 41', '2026-11-26 07:36:46.777878+00'),
    ('01a216c9-15c5-7400-b5c1-b72244e4b591', '01a216c9-15ba-7623-9a78-080bd589f562', 'deep-42', 'Deep 42', '2026-11-26 07:36:46.788481+00'),
    ('01a216c9-15cd-7239-be83-793212d4d84d', '01a216c9-15c5-7400-b5c1-b72244e4b591', 'deep-43', 'Deep 43', '2026-11-26 07:36:46.797068+00'),
    ('01a216c9-15d5-7353-a5f0-74af56d41893', '01a216c9-15cd-7239-be83-793212d4d84d', 'deep-44', 'Deep 44', '2026-11-26 07:36:46.805323+00'),
    ('01a216c9-15dd-776d-a1c4-2a0c373b69f4', '01a216c9-15d5-7353-a5f0-74af56d41893', 'deep-45', 'Deep 45', '2026-11-26 07:36:46.812897+00'),
    ('01a216c9-15e4-7140-a431-daceb8bbdc04', '01a216c9-15dd-776d-a1c4-2a0c373b69f4', 'deep-46', 'Deep 46', '2026-11-26 07:36:46.819918+00'),
    ('01a216c9-15ea-73cb-9969-84ba12071b58', '01a216c9-15e4-7140-a431-daceb8bbdc04', 'deep-47', 'Deep 47', '2026-11-26 07:36:46.825899+00'),
    ('01a216c9-15ef-7146-9652-9a33e684b3ab', '01a216c9-15ea-73cb-9969-84ba12071b58', 'deep-48', 'Deep 48', '2026-11-26 07:36:46.831558+00'),
    ('01a216c9-15f5-7114-a3f6-0acc8d056734', '01a216c9-15ef-7146-9652-9a33e684b3ab', 'deep-49', 'Deep 49', '2026-11-26 07:36:46.837051+00'),
    ('01a216c9-15fa-706f-a576-94518db9271f', '01a216c9-15f5-7114-a3f6-0acc8d056734', 'deep-50', 'Deep 50', '2026-11-26 07:36:46.842391+00'),
    ('01a216c9-1601-7160-94cd-48bd7b09e999', '01a216c9-15fa-706f-a576-94518db9271f', 'deep-51', 'Deep 51', '2026-11-26 07:36:46.849582+00'),
    ('01a216c9-160b-71ae-8a40-8b7688c4fb1b', '01a216c9-1601-7160-94cd-48bd7b09e999', 'deep-52', 'Deep 52', '2026-11-26 07:36:46.859535+00'),
    ('01a216c9-1613-761b-82d2-90bacc1ad58a', '01a216c9-160b-71ae-8a40-8b7688c4fb1b', 'deep-53', 'Deep 53', '2026-11-26 07:36:46.867711+00'),
    ('01a216c9-161a-7602-83f5-d096becec8d7', '01a216c9-1613-761b-82d2-90bacc1ad58a', 'deep-54', 'Deep 54', '2026-11-26 07:36:46.874521+00'),
    ('01a216c9-1624-72ab-80ed-618494817c44', '01a216c9-161a-7602-83f5-d096becec8d7', 'deep-55', 'Deep 55', '2026-11-26 07:36:46.882915+00'),
    ('01a216c9-1633-7526-8ffe-442924b969a9', '01a216c9-1624-72ab-80ed-618494817c44', 'deep-56', 'Deep 56', '2026-11-26 07:36:46.899467+00'),
    ('01a216c9-163e-751b-b072-5fa2e3520ad3', '01a216c9-1633-7526-8ffe-442924b969a9', 'deep-57', 'Deep 57', '2026-11-26 07:36:46.908273+00'),
    ('01a216c9-1648-7022-99f2-41bec0d10b01', '01a216c9-163e-751b-b072-5fa2e3520ad3', 'deep-58', 'Deep 58', '2026-11-26 07:36:46.920547+00'),
    ('01a216c9-1654-77e7-8ec8-8bdf6f40a5cc', '01a216c9-1648-7022-99f2-41bec0d10b01', 'deep-59', 'Deep 59', '2026-11-26 07:36:46.932418+00'),
    ('01a216c9-165c-749a-bfb3-9c9d048ecfef', '01a216c9-1654-77e7-8ec8-8bdf6f40a5cc', 'deep-60', 'Deep 60', '2026-11-26 07:36:46.940006+00');
insert into catalog.product (id, slug, title, description, brand, status, images, attributes, terms, search, price_min, price_max, in_stock, rating_average, rating_count, popularity, created_at, updated_at) values
    ('01a216c9-1713-7541-a4f8-973340a08c0b', 'options', 'Options', '', NULL, 'active', '[]', '{}', E'{"farbe = rot ",farbe=rot,gro\u0308ße=gro\u0308ßer,gro\u0308ße=s,größe=s,größe=x}', '''-1'':3B ''-2'':5B ''-3'':7B ''opt'':2B,4B,6B ''option'':1A', 100, 300, true, 0.00, 0, 0, '2026-11-26 07:36:47.123328+00', '2026-11-26 07:36:47.123328+00'),
    ('01a216c9-1719-7541-a4f8-973340a08c0b', 'cases', 'Cases', '', NULL, 'active', '[]', '{}', E'{colour=red,"colour=red (2)"}', '''-1'':3B ''-2'':5B ''-3'':7B ''case'':1A,2B,4B,6B', 100, 300, true, 0.00, 0, 0, '2026-11-26 07:36:47.123328+00', '2026-11-26 07:36:47.123328+00'),
    ('01a216c9-1726-778c-885a-5588696be706', 'apfel', 'Äpfel', '', NULL, 'active', '[]', '{}', '{}', '''-1'':3B ''sort'':2B ''äpfel'':1A', 1000, 1000, true, 0.00, 0, 0, '2026-11-26 07:36:47.142507+00', '2026-11-26 07:36:47.142507+00'),
    ('01a216c9-173c-7244-8f81-b128fea24096', 'zebra', 'Zebra', '', NULL, 'active', '[]', '{}', '{}', '''-2'':3B ''sort'':2B ''zebra'':1A', 1000, 1000, true, 0.00, 0, 0, '2026-11-26 07:36:47.163821+00', '2026-11-26 07:36:47.163821+00'),
    ('01a216c9-174c-727c-bf5e-6d9b0cfe33e8', 'angel', 'angel', '', NULL, 'active', '[]', '{}', '{}', '''-3'':3B ''angel'':1A ''sort'':2B', 1000, 1000, true, 0.00, 0, 0, '2026-11-26 07:36:47.179885+00', '2026-11-26 07:36:47.179885+00'),
    ('01a216c9-1760-746b-8267-f9202ecf63c5', 'deep-down', 'Deep down', '', NULL, 'active', '[]', '{}', '{}', '''-1'':3B ''deep'':1A,2B', 1000, 1000, true, 0.00, 0, 0, '2026-11-26 07:36:47.200091+00', '2026-11-26 07:36:47.200091+00'),
    ('01a216c9-16df-71f5-abb7-2d5fc471e015', 'creme', E'Cre\u0300me bru\u0302le\u0301e To\u0308rtchen', E'Fu\u0308r Straße und Smørrebrød', E'  Cafe\u0301 Noe\u0308l ', 'active', E'[{"alt": "To\u0308rtchen", "url": "/images/demo/teapot.svg"}]', E'{"Größe": "klein", "Gro\u0308ße": "groß", "Farbe o\u0308 ": " blo\u0308d "}', E'{"farbe o\u0308 = blo\u0308d ",gro\u0308ße=groß,größe=klein}', E'''-1'':7B ''bru\u0302le\u0301'':2A ''cafe\u0301'':4B ''cre\u0300m'':1A ''fu\u0308r'':8 ''nfd'':6B ''noe\u0308l'':5B ''smørrebrød'':11 ''straße'':9 ''to\u0308rtchen'':3A ''und'':10', 450, 450, true, 0.00, 0, 1, '2026-11-26 07:36:47.070706+00', '2026-11-26 07:36:47.070706+00'),
    ('01a216c9-16fb-7154-9451-b78da8ec3a41', 'nothing-to-see', E'\u200b', '', E'\u00a0', 'active', '[]', '{}', '{}', '''-1'':2B ''noth'':1B', 300, 300, true, 0.00, 0, 1, '2026-11-26 07:36:47.098497+00', '2026-11-26 07:36:47.098497+00'),
    ('01a216c9-1688-7740-b19b-06300a6967c8', 'plain-teapot', 'Plain teapot', '', 'Schliffa', 'active', '[]', '{"New": true, "Colour": "red", "Weight": 1.5}', '{colour=red,new=true,weight=1.5}', '''-1'':5B ''plain'':1A,4B ''schliffa'':3B ''teapot'':2A', 2599, 2599, true, 0.00, 0, 3, '2026-11-26 07:36:46.983666+00', '2026-11-26 07:36:46.983666+00');
insert into catalog.variant (id, product_id, "position", sku, title, options, price_amount, compare_at_amount, gtin, tax_class) values
    ('01a216c9-168d-73fd-89d4-d151d7ae31cc', '01a216c9-1688-7740-b19b-06300a6967c8', 0, 'PLAIN-1', '', '{}', 2599, NULL, NULL, 'standard'),
    ('01a216c9-16e2-77b9-b88f-525e13d4dcbb', '01a216c9-16df-71f5-abb7-2d5fc471e015', 0, 'NFD-1', '', '{}', 450, 500, NULL, 'standard'),
    ('01a216c9-16fc-7586-9b7f-0ecf9f0ad04a', '01a216c9-16fb-7154-9451-b78da8ec3a41', 0, 'NOTHING-1', '', '{}', 300, NULL, NULL, 'standard'),
    ('01a216c9-1716-70c3-8594-6af970edb144', '01a216c9-1713-7541-a4f8-973340a08c0b', 0, 'OPT-1', 'S /  rot ', E'{"Farbe ": " rot ", "Gro\u0308ße": "S"}', 100, NULL, NULL, 'standard'),
    ('01a216c9-1716-70c3-8594-6af970edb145', '01a216c9-1713-7541-a4f8-973340a08c0b', 1, 'OPT-2', 'S / rot', '{"Farbe": "rot", "Größe": "S"}', 200, NULL, NULL, 'standard'),
    ('01a216c9-1716-70c3-8594-6af970edb146', '01a216c9-1713-7541-a4f8-973340a08c0b', 2, 'OPT-3', E'gro\u0308ßer / x', E'{"Größe": "x", "Gro\u0308ße": "gro\u0308ßer"}', 300, NULL, NULL, 'standard'),
    ('01a216c9-171a-70c3-8594-6af970edb141', '01a216c9-1719-7541-a4f8-973340a08c0b', 0, 'CASE-1', 'Red', '{"Colour": "Red"}', 100, NULL, NULL, 'standard'),
    ('01a216c9-171a-70c3-8594-6af970edb142', '01a216c9-1719-7541-a4f8-973340a08c0b', 1, 'CASE-2', 'red', '{"colour": "red"}', 200, NULL, NULL, 'standard'),
    ('01a216c9-171a-70c3-8594-6af970edb143', '01a216c9-1719-7541-a4f8-973340a08c0b', 2, 'CASE-3', 'Red (2)', '{"Colour": "Red (2)"}', 300, NULL, NULL, 'standard'),
    ('01a216c9-172b-7106-a5a2-f6dda1b101a7', '01a216c9-1726-778c-885a-5588696be706', 0, 'SORT-1', '', '{}', 1000, NULL, NULL, 'standard'),
    ('01a216c9-173d-73b0-aea0-9a2253d76e5d', '01a216c9-173c-7244-8f81-b128fea24096', 0, 'SORT-2', '', '{}', 1000, NULL, NULL, 'standard'),
    ('01a216c9-174d-7523-8bbd-14caaf693acd', '01a216c9-174c-727c-bf5e-6d9b0cfe33e8', 0, 'SORT-3', '', '{}', 1000, NULL, NULL, 'standard'),
    ('01a216c9-1762-74e1-8553-767333ec0723', '01a216c9-1760-746b-8267-f9202ecf63c5', 0, 'DEEP-1', '', '{}', 1000, NULL, NULL, 'standard');
insert into catalog.product_category (product_id, category_id, "position") values
    ('01a216c9-1688-7740-b19b-06300a6967c8', '01a216c9-13f3-77f6-b224-94b485f58663', 0),
    ('01a216c9-16df-71f5-abb7-2d5fc471e015', '01a216c9-1407-73f7-9d07-f41036d7971f', 0),
    ('01a216c9-1726-778c-885a-5588696be706', '01a216c9-141a-7381-9ea3-308e60e31d52', 0),
    ('01a216c9-173c-7244-8f81-b128fea24096', '01a216c9-141a-7381-9ea3-308e60e31d52', 0),
    ('01a216c9-174c-727c-bf5e-6d9b0cfe33e8', '01a216c9-141a-7381-9ea3-308e60e31d52', 0),
    ('01a216c9-1760-746b-8267-f9202ecf63c5', '01a216c9-165c-749a-bfb3-9c9d048ecfef', 0);
insert into inventory.hold (order_id, variant_id, quantity, status, created_at) values
    ('01a216c9-1c3f-7362-8885-86547e1d8a5d', '01a216c9-168d-73fd-89d4-d151d7ae31cc', 2, 'claimed', '2026-11-26 07:36:48.44811+00'),
    ('01a216c9-1c3f-7362-8885-86547e1d8a5d', '01a216c9-16e2-77b9-b88f-525e13d4dcbb', 1, 'claimed', '2026-11-26 07:36:48.44811+00'),
    ('01a216c9-1c9f-74de-a4b8-88760570d839', '01a216c9-16fc-7586-9b7f-0ecf9f0ad04a', 1, 'claimed', '2026-11-26 07:36:48.543326+00'),
    ('01a216c9-1cc0-7377-97cc-1a9708d42c1c', '01a216c9-1716-70c3-8594-6af970edb145', 3, 'released', '2026-11-26 07:36:48.576509+00'),
    ('01a216c9-1cdb-75b3-8128-e59bce97bec1', '01a216c9-168d-73fd-89d4-d151d7ae31cc', 1, 'claimed', '2026-11-26 07:36:48.603788+00');
insert into inventory.stock_level (variant_id, on_hand, reserved, low_stock_threshold) values
    ('01a216c9-1716-70c3-8594-6af970edb144', 20, 0, 0),
    ('01a216c9-1716-70c3-8594-6af970edb146', 20, 0, 0),
    ('01a216c9-171a-70c3-8594-6af970edb141', 20, 0, 0),
    ('01a216c9-171a-70c3-8594-6af970edb142', 20, 0, 0),
    ('01a216c9-171a-70c3-8594-6af970edb143', 20, 0, 0),
    ('01a216c9-172b-7106-a5a2-f6dda1b101a7', 20, 0, 0),
    ('01a216c9-173d-73b0-aea0-9a2253d76e5d', 20, 0, 0),
    ('01a216c9-174d-7523-8bbd-14caaf693acd', 20, 0, 0),
    ('01a216c9-1762-74e1-8553-767333ec0723', 20, 0, 0),
    ('01a216c9-16e2-77b9-b88f-525e13d4dcbb', 19, 0, 0),
    ('01a216c9-16fc-7586-9b7f-0ecf9f0ad04a', 19, 0, 0),
    ('01a216c9-1716-70c3-8594-6af970edb145', 20, 0, 0),
    ('01a216c9-168d-73fd-89d4-d151d7ae31cc', 17, 0, 0);
insert into accounts.account (id, email, password_hash, first_name, last_name, phone, roles, confirmed_at, confirmation_resent_at, disabled_at, created_at, updated_at, email_key, password_fit_for_staff, password_due_at) values
    ('01a216c8-69e9-7187-8c66-bd5dd6f7bf39', 'admin@shop.test', '$argon2id$v=19$m=19456,t=2,p=1$Yl8s84j91tpwmo/QY8vIxw$xvbXlJxg4kI3J7K80Duvuzxpx1Nf68Tj/FMsDtnqgFk', 'First', 'Admin', NULL, '{admin}', '2026-11-26 07:36:02.802591+00', NULL, NULL, '2026-11-26 07:36:02.802591+00', '2026-11-26 07:36:02.802591+00', 'admin@shop.test', true, NULL),
    ('01a216c9-17e9-7082-b295-b12ed033b22d', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$OdV8kzlGm0UqXPKcZ3Q/yg$RlJ1zh8C+r8KKAgyPKZ9vb6WF30SJTq6xFJvJTJKe2E', 'Ada', 'Byron', NULL, '{customer}', '2026-11-26 07:36:47.482904+00', NULL, NULL, '2026-11-26 07:36:47.324347+00', '2026-11-26 07:36:47.482904+00', 'ada@example.org', true, NULL),
    ('01a216c9-18cb-73e9-bd80-38788cc7fd65', 'Grace@Example.org', '$argon2id$v=19$m=19456,t=2,p=1$tweWMhScz6VHijY9fP+QHQ$VuVR5eSmVUjCaPaocS8vwJVI1VZXqcibov4JW067/6I', E'Zoe\u0308', E'Mu\u0308ller', NULL, '{customer}', '2026-11-26 07:36:47.686372+00', NULL, NULL, '2026-11-26 07:36:47.56296+00', '2026-11-26 07:36:47.686372+00', 'grace@example.org', true, NULL),
    ('01a216c9-197b-726d-8ee6-a88928e686f1', E'rene\u0301e@example.org', '$argon2id$v=19$m=19456,t=2,p=1$6IRyP4+PV1VjC8Z+kqGmwg$n9W90yDQybaFqfWU3HW3RdrDOrXePfeXPbqZnfUVn/M', E'Rene\u0301e', E'\u200b', NULL, '{customer}', '2026-11-26 07:36:47.760257+00', NULL, NULL, '2026-11-26 07:36:47.73913+00', '2026-11-26 07:36:47.760257+00', E'rene\u0301e@example.org', true, NULL),
    ('01a216c9-19c7-713d-bac3-4a68ea859a96', 'zoé@example.org', '$argon2id$v=19$m=19456,t=2,p=1$2Du3rbQfXiHF6WBpfA2FDQ$NmwA2G+t9rLBLr+G/8xMOATA42S8fNV8RJScTcAJ9tg', 'Twin', 'Composed', NULL, '{customer}', '2026-11-26 07:36:47.934407+00', NULL, NULL, '2026-11-26 07:36:47.813813+00', '2026-11-26 07:36:47.934407+00', 'zoé@example.org', true, NULL),
    ('01a216c9-1a6d-7148-ba19-0d1932abc434', E'zoe\u0301@example.org', '$argon2id$v=19$m=19456,t=2,p=1$Q6GpzrnxU1AfO0deKMvW5Q$GQyuKZn0AfGCz3pe9Dm7oFoQShvSlpypru+ZvRG0BI4', 'Twin', 'Decomposed', NULL, '{customer}', '2026-11-26 07:36:48.095194+00', NULL, NULL, '2026-11-26 07:36:47.980307+00', '2026-11-26 07:36:48.095194+00', E'zoe\u0301@example.org', true, NULL),
    ('01a216c9-1b16-74c3-9a84-180c75fd4362', 'decomposed@example.org', '$argon2id$v=19$m=19456,t=2,p=1$6fPdPuf6YCAIgddLHX+NeQ$7JRGT05jUEzq0586KAZa/92eKwzVznxDGL+hg+hgoGk', 'Ada', 'Byron', NULL, '{customer}', '2026-11-26 07:36:48.267501+00', NULL, NULL, '2026-11-26 07:36:48.149409+00', '2026-11-26 07:36:48.267501+00', 'decomposed@example.org', true, NULL);
insert into addresses.address (id, user_id, name, line1, line2, city, postal_code, region, country, phone, created_at, updated_at) values
    ('01a216c9-1bd9-72f3-8cb9-f1220767c1d7', '01a216c9-17e9-7082-b295-b12ed033b22d', E'Zoe\u0308 Mu\u0308ller', 'Große Straße 1', '', E'Ko\u0308ln', '50667', NULL, 'DE', '+49 1', '2026-11-26 07:36:48.344192+00', '2026-11-26 07:36:48.344192+00');
insert into cart.cart (id, customer_id, token_hash, pending_order, created_at, updated_at) values
    ('01a216c9-1bef-7237-9c27-b6f7939c55e7', '01a216c9-17e9-7082-b295-b12ed033b22d', NULL, NULL, '2026-11-26 07:36:48.366786+00', '2026-11-26 07:36:48.584104+00'),
    ('01a216c9-1cd2-73ef-82ba-715a7ac7ffaa', NULL, '\x0cb7e4b60f03770bf4af91f5a86dfda43b983d5fef4e84f675365e7b6fa374b7', NULL, '2026-11-26 07:36:48.593859+00', '2026-11-26 07:36:48.626995+00');
insert into cart.item (id, cart_id, variant_id, quantity, price_seen) values
    ('01a216c9-1cb7-77b5-8816-e468e558758c', '01a216c9-1bef-7237-9c27-b6f7939c55e7', '01a216c9-1716-70c3-8594-6af970edb145', 3, 200),
    ('01a216c9-1cf4-730f-b165-846a4a7dd031', '01a216c9-1cd2-73ef-82ba-715a7ac7ffaa', '01a216c9-16e2-77b9-b88f-525e13d4dcbb', 2, 450);
insert into orders."order" (id, number, customer_id, guest_token_hash, email, status, payment_status, fulfillment_status, currency, subtotal, shipping, tax, tax_included, total, refunded, shipping_method, payment_method, shipping_address, billing_address, created_at, updated_at, person_erased_at) values
    ('01a216c9-1c3f-7362-8885-86547e1d8a5d', 'M-XZVS8WFR', '01a216c9-17e9-7082-b295-b12ed033b22d', NULL, 'ada@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 5648, 0, 902, true, 5648, 0, 'standard', 'sandbox', E'{"city": "Ko\u0308ln", "name": "Zoe\u0308 Mu\u0308ller", "line1": "Große Straße 1", "line2": "", "phone": "+49 1", "country": "DE", "postalCode": "50667"}', NULL, '2026-11-26 07:36:48.44811+00', '2026-11-26 07:36:48.479212+00', NULL),
    ('01a216c9-1c9f-74de-a4b8-88760570d839', 'M-36Z957BF', '01a216c9-17e9-7082-b295-b12ed033b22d', NULL, 'ada@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 300, 490, 126, true, 790, 0, 'standard', 'sandbox', E'{"city": "Ko\u0308ln", "name": "Zoe\u0308 Mu\u0308ller", "line1": "Große Straße 1", "line2": "", "phone": "+49 1", "country": "DE", "postalCode": "50667"}', NULL, '2026-11-26 07:36:48.543326+00', '2026-11-26 07:36:48.553596+00', NULL),
    ('01a216c9-1cc0-7377-97cc-1a9708d42c1c', 'M-SNX8Y2K5', '01a216c9-17e9-7082-b295-b12ed033b22d', NULL, 'ada@example.org', 'cancelled', 'failed', 'unfulfilled', 'EUR', 600, 490, 174, true, 1090, 0, 'standard', 'sandbox', E'{"city": "Ko\u0308ln", "name": "Zoe\u0308 Mu\u0308ller", "line1": "Große Straße 1", "line2": "", "phone": "+49 1", "country": "DE", "postalCode": "50667"}', NULL, '2026-11-26 07:36:48.576509+00', '2026-11-26 07:36:48.584104+00', NULL),
    ('01a216c9-1cdb-75b3-8128-e59bce97bec1', 'M-6DYJAEPY', NULL, '\x0cb7e4b60f03770bf4af91f5a86dfda43b983d5fef4e84f675365e7b6fa374b7', E'ga\u0308st@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 2599, 1290, 621, true, 3889, 0, 'express', 'sandbox', E'{"city": "Ko\u0308ln", "name": "Zoe\u0308 Mu\u0308ller", "line1": "Große Straße 1", "line2": "", "phone": "+49 1", "country": "DE", "postalCode": "50667"}', NULL, '2026-11-26 07:36:48.603788+00', '2026-11-26 07:36:48.609236+00', NULL);
insert into orders.line (id, order_id, "position", variant_id, product_id, sku, title, image, quantity, unit_price, line_total, tax, tax_class, tax_ppm) values
    ('01a216c9-1c52-720d-b4dc-f59a15ab7511', '01a216c9-1c3f-7362-8885-86547e1d8a5d', 0, '01a216c9-168d-73fd-89d4-d151d7ae31cc', '01a216c9-1688-7740-b19b-06300a6967c8', 'PLAIN-1', 'Plain teapot', NULL, 2, 2599, 5198, 830, 'standard', 190000),
    ('01a216c9-1c53-704d-af1c-720a6fa20152', '01a216c9-1c3f-7362-8885-86547e1d8a5d', 1, '01a216c9-16e2-77b9-b88f-525e13d4dcbb', '01a216c9-16df-71f5-abb7-2d5fc471e015', 'NFD-1', E'Cre\u0300me bru\u0302le\u0301e To\u0308rtchen', '/images/demo/teapot.svg', 1, 450, 450, 72, 'standard', 190000),
    ('01a216c9-1ca5-751c-a19a-7a2aca1ff9ab', '01a216c9-1c9f-74de-a4b8-88760570d839', 0, '01a216c9-16fc-7586-9b7f-0ecf9f0ad04a', '01a216c9-16fb-7154-9451-b78da8ec3a41', 'NOTHING-1', E'\u200b', NULL, 1, 300, 300, 48, 'standard', 190000),
    ('01a216c9-1cc4-75f9-8192-04ba126f33f1', '01a216c9-1cc0-7377-97cc-1a9708d42c1c', 0, '01a216c9-1716-70c3-8594-6af970edb145', '01a216c9-1713-7541-a4f8-973340a08c0b', 'OPT-2', 'Options, S / rot', NULL, 3, 200, 600, 96, 'standard', 190000),
    ('01a216c9-1cde-75c4-a03f-6c1add30e07c', '01a216c9-1cdb-75b3-8128-e59bce97bec1', 0, '01a216c9-168d-73fd-89d4-d151d7ae31cc', '01a216c9-1688-7740-b19b-06300a6967c8', 'PLAIN-1', 'Plain teapot', NULL, 1, 2599, 2599, 415, 'standard', 190000);
insert into orders.timeline (id, order_id, at, type, detail) overriding system value values
    (1, '01a216c9-1c3f-7362-8885-86547e1d8a5d', '2026-11-26 07:36:48.44811+00', 'placed', 'The order was placed.'),
    (2, '01a216c9-1c3f-7362-8885-86547e1d8a5d', '2026-11-26 07:36:48.479212+00', 'paid', 'The payment was received and the order is confirmed.'),
    (3, '01a216c9-1c9f-74de-a4b8-88760570d839', '2026-11-26 07:36:48.543326+00', 'placed', 'The order was placed.'),
    (4, '01a216c9-1c9f-74de-a4b8-88760570d839', '2026-11-26 07:36:48.553596+00', 'paid', 'The payment was received and the order is confirmed.'),
    (5, '01a216c9-1cc0-7377-97cc-1a9708d42c1c', '2026-11-26 07:36:48.576509+00', 'placed', 'The order was placed.'),
    (6, '01a216c9-1cc0-7377-97cc-1a9708d42c1c', '2026-11-26 07:36:48.584104+00', 'paymentFailed', 'The payment was declined and the order was cancelled.'),
    (7, '01a216c9-1cdb-75b3-8128-e59bce97bec1', '2026-11-26 07:36:48.603788+00', 'placed', 'The order was placed.'),
    (8, '01a216c9-1cdb-75b3-8128-e59bce97bec1', '2026-11-26 07:36:48.609236+00', 'paid', 'The payment was received and the order is confirmed.');
insert into payments.payment (id, order_id, method, token, currency, amount, captured, refund_pending, refunded, status, decline_code, created_at, updated_at) values
    ('01a216c9-1c57-7391-9191-5acccc3edc44', '01a216c9-1c3f-7362-8885-86547e1d8a5d', 'sandbox', 'tok_ok', 'EUR', 5648, 5648, 0, 0, 'captured', NULL, '2026-11-26 07:36:48.44811+00', '2026-11-26 07:36:48.479212+00'),
    ('01a216c9-1ca6-75ef-b696-868609d9445e', '01a216c9-1c9f-74de-a4b8-88760570d839', 'sandbox', 'tok_ok', 'EUR', 790, 790, 0, 0, 'captured', NULL, '2026-11-26 07:36:48.543326+00', '2026-11-26 07:36:48.553596+00'),
    ('01a216c9-1cc6-7009-8a4d-205e85f6e84f', '01a216c9-1cc0-7377-97cc-1a9708d42c1c', 'sandbox', 'tok_declined', 'EUR', 1090, 0, 0, 0, 'failed', 'card_declined', '2026-11-26 07:36:48.576509+00', '2026-11-26 07:36:48.584104+00'),
    ('01a216c9-1cdf-7314-b8c0-4a00de7cfd80', '01a216c9-1cdb-75b3-8128-e59bce97bec1', 'sandbox', 'tok_ok', 'EUR', 3889, 3889, 0, 0, 'captured', NULL, '2026-11-26 07:36:48.603788+00', '2026-11-26 07:36:48.609236+00');
insert into payments.operation (id, payment_id, kind, amount, status, gateway_ref, failure, attempts, due_at, created_at, ended_at) values
    ('01a216c9-1c57-7391-9191-5acccc3edc43', '01a216c9-1c57-7391-9191-5acccc3edc44', 'charge', 5648, 'succeeded', 'sandbox_01a216c9-1c57-7391-9191-5acccc3edc43', NULL, 0, '2026-11-26 07:36:58.44811+00', '2026-11-26 07:36:48.44811+00', '2026-11-26 07:36:48.479212+00'),
    ('01a216c9-1ca6-75ef-b696-868609d9445d', '01a216c9-1ca6-75ef-b696-868609d9445e', 'charge', 790, 'succeeded', 'sandbox_01a216c9-1ca6-75ef-b696-868609d9445d', NULL, 0, '2026-11-26 07:36:58.543326+00', '2026-11-26 07:36:48.543326+00', '2026-11-26 07:36:48.553596+00'),
    ('01a216c9-1cc6-7009-8a4d-205e85f6e84e', '01a216c9-1cc6-7009-8a4d-205e85f6e84f', 'charge', 1090, 'failed', NULL, 'card_declined', 0, '2026-11-26 07:36:58.576509+00', '2026-11-26 07:36:48.576509+00', '2026-11-26 07:36:48.584104+00'),
    ('01a216c9-1cdf-7314-b8c0-4a00de7cfd7f', '01a216c9-1cdf-7314-b8c0-4a00de7cfd80', 'charge', 3889, 'succeeded', 'sandbox_01a216c9-1cdf-7314-b8c0-4a00de7cfd7f', NULL, 0, '2026-11-26 07:36:58.603788+00', '2026-11-26 07:36:48.603788+00', '2026-11-26 07:36:48.609236+00');
insert into payments.journal (id, cause, created_at) values
    ('01a216c9-1c60-7170-beee-e96b87300e93', 'charge:01a216c9-1c57-7391-9191-5acccc3edc43', '2026-11-26 07:36:48.479212+00'),
    ('01a216c9-1caa-76b7-aa7b-ad8dc64a1a46', 'charge:01a216c9-1ca6-75ef-b696-868609d9445d', '2026-11-26 07:36:48.553596+00'),
    ('01a216c9-1ce1-7042-bfa9-9df1c4a042d7', 'charge:01a216c9-1cdf-7314-b8c0-4a00de7cfd7f', '2026-11-26 07:36:48.609236+00');
insert into payments.entry (journal_id, line, account, amount, currency) values
    ('01a216c9-1c60-7170-beee-e96b87300e93', 1, 'gateway:sandbox', 5648, 'EUR'),
    ('01a216c9-1c60-7170-beee-e96b87300e93', 2, 'customers', -5648, 'EUR'),
    ('01a216c9-1caa-76b7-aa7b-ad8dc64a1a46', 1, 'gateway:sandbox', 790, 'EUR'),
    ('01a216c9-1caa-76b7-aa7b-ad8dc64a1a46', 2, 'customers', -790, 'EUR'),
    ('01a216c9-1ce1-7042-bfa9-9df1c4a042d7', 1, 'gateway:sandbox', 3889, 'EUR'),
    ('01a216c9-1ce1-7042-bfa9-9df1c4a042d7', 2, 'customers', -3889, 'EUR');
select pg_catalog.setval('imports.import_error_id_seq', 1, false);
select pg_catalog.setval('orders.order_number', 4, true);
select pg_catalog.setval('orders.timeline_id_seq', 8, true);
select pg_catalog.setval('platform.outbox_id_seq', 18, true);
