-- What a shop of the schema of version 27.1 had written, the last one in which stock left the shelf with the payment. Orders
-- that are paid, pending and declined, of customers and guests; one of a variant that is no longer there (MUG-S), and one of
-- a product that is archived (SPOON-1); carts, a session, and events that were not delivered. What would have expired by
-- now is written relative to now.
insert into catalog.product (id, slug, title, description, brand, status, images, attributes, terms, search, price_min, price_max, in_stock, rating_average, rating_count, popularity, created_at, updated_at, handle) values
    ('01a217b7-578f-778f-a040-58e64d479d51', 'bowl', 'Bowl', '', NULL, 'active', '[]', '{}', '{}', '''-1'':3B ''bowl'':1A,2B', 1200, 1200, true, 0.00, 0, 0, '2026-11-26 11:57:01.198479+00', '2026-11-26 11:57:01.198479+00', NULL),
    ('01a217b7-57b0-70af-8e1a-56bb4dc5c4b1', 'vase', 'Vase', '', NULL, 'active', '[]', '{}', '{}', '''-1'':3B ''vase'':1A,2B', 3300, 3300, false, 0.00, 0, 0, '2026-11-26 11:57:01.232217+00', '2026-11-26 11:57:01.232217+00', NULL),
    ('01a217b7-56fb-77ae-8993-ee2f620c2158', 'teapot', 'Teapot', '', NULL, 'active', '[]', '{}', '{}', '''-1'':3B ''tea'':2B ''teapot'':1A', 2599, 2599, true, 0.00, 0, 2, '2026-11-26 11:57:01.049498+00', '2026-11-26 11:57:01.049498+00', NULL),
    ('01a217b7-5778-7663-b072-4a86ad0eae01', 'lamp', 'Lamp', '', NULL, 'active', '[]', '{}', '{}', '''-1'':3B ''lamp'':1A,2B', 4500, 4500, false, 0.00, 0, 2, '2026-11-26 11:57:01.17448+00', '2026-11-26 11:57:01.17448+00', NULL),
    ('01a217b7-575c-7450-bba3-992bab0d25ef', 'mug', 'Mug', '', NULL, 'active', '[]', '{}', '{size=l}', '''l'':4B ''mug'':1A,3B ''mug-l'':2B', 1100, 1100, true, 0.00, 0, 3, '2026-11-26 11:57:01.146105+00', '2026-11-26 11:57:02.116656+00', NULL),
    ('01a217b7-57be-7362-b17c-e7e5dcde44ed', 'spoon', 'Spoon', '', NULL, 'archived', '[]', '{}', '{}', '''-1'':3B ''spoon'':1A,2B', 300, 300, true, 0.00, 0, 1, '2026-11-26 11:57:01.246394+00', '2026-11-26 11:57:02.147162+00', NULL);
insert into catalog.variant (id, product_id, position, sku, title, options, price_amount, compare_at_amount, gtin, tax_class) values
    ('01a217b7-56ff-71a6-89e5-2e0be634ec20', '01a217b7-56fb-77ae-8993-ee2f620c2158', 0, 'TEA-1', '', '{}', 2599, NULL, NULL, 'standard'),
    ('01a217b7-577b-7534-bad1-65dcbaa5229f', '01a217b7-5778-7663-b072-4a86ad0eae01', 0, 'LAMP-1', '', '{}', 4500, NULL, NULL, 'standard'),
    ('01a217b7-5794-71f5-bb03-f9f91dbb7c3c', '01a217b7-578f-778f-a040-58e64d479d51', 0, 'BOWL-1', '', '{}', 1200, NULL, NULL, 'standard'),
    ('01a217b7-57b1-75ee-a46a-9a40fc5f376f', '01a217b7-57b0-70af-8e1a-56bb4dc5c4b1', 0, 'VASE-1', '', '{}', 3300, NULL, NULL, 'standard'),
    ('01a217b7-57bf-7760-b844-674596d7ff54', '01a217b7-57be-7362-b17c-e7e5dcde44ed', 0, 'SPOON-1', '', '{}', 300, NULL, NULL, 'standard'),
    ('01a217b7-575f-7740-84f8-ecbe80062930', '01a217b7-575c-7450-bba3-992bab0d25ef', 0, 'MUG-L', 'Large', '{"Size": "L"}', 1100, NULL, NULL, 'standard');
insert into inventory.hold (order_id, variant_id, quantity, status, created_at) values
    ('01a217b7-5979-712c-a6b8-1bfc8056f837', '01a217b7-56ff-71a6-89e5-2e0be634ec20', 2, 'claimed', '2026-11-26 11:57:01.691082+00'),
    ('01a217b7-5979-712c-a6b8-1bfc8056f837', '01a217b7-575f-7740-84f8-ecbe8006292f', 1, 'claimed', '2026-11-26 11:57:01.691082+00'),
    ('01a217b7-59f3-7196-97ff-e19f26ea5962', '01a217b7-577b-7534-bad1-65dcbaa5229f', 2, 'claimed', '2026-11-26 11:57:01.811434+00'),
    ('01a217b7-5a73-711f-ac0d-fead9c45ee3c', '01a217b7-575f-7740-84f8-ecbe80062930', 2, 'claimed', '2026-11-26 11:57:01.940074+00'),
    ('01a217b7-5a73-711f-ac0d-fead9c45ee3c', '01a217b7-57bf-7760-b844-674596d7ff54', 1, 'claimed', '2026-11-26 11:57:01.940074+00'),
    ('01a217b7-5abf-779e-adf1-0f57b127a408', '01a217b7-5794-71f5-bb03-f9f91dbb7c3c', 3, 'released', '2026-11-26 11:57:02.01807+00'),
    ('01a217b7-67a4-723d-a1bd-d153a5013fa5', '01a217b7-56ff-71a6-89e5-2e0be634ec20', 1, 'claimed', '2026-11-26 11:57:05.317369+00'),
    ('01a217b7-67a4-723d-a1bd-d153a5013fa5', '01a217b7-575f-7740-84f8-ecbe80062930', 1, 'claimed', '2026-11-26 11:57:05.317369+00'),
    ('01a217b7-67e6-7127-a7fc-5d7ef7b93426', '01a217b7-56ff-71a6-89e5-2e0be634ec20', 3, 'held', '2026-11-26 11:57:05.383337+00'),
    ('01a217b7-6868-7113-b231-7fadbea35656', '01a217b7-575f-7740-84f8-ecbe80062930', 1, 'released', '2026-11-26 11:57:05.513238+00');
insert into inventory.stock_level (variant_id, on_hand, reserved, low_stock_threshold) values
    ('01a217b7-57b1-75ee-a46a-9a40fc5f376f', 0, 0, 0),
    ('01a217b7-577b-7534-bad1-65dcbaa5229f', 0, 0, 0),
    ('01a217b7-57bf-7760-b844-674596d7ff54', 3, 0, 0),
    ('01a217b7-5794-71f5-bb03-f9f91dbb7c3c', 7, 0, 0),
    ('01a217b7-56ff-71a6-89e5-2e0be634ec20', 7, 3, 3),
    ('01a217b7-575f-7740-84f8-ecbe80062930', 3, 0, 0);
insert into accounts.account (id, email, password_hash, first_name, last_name, phone, roles, confirmed_at, confirmation_resent_at, disabled_at, created_at, updated_at, email_key, password_fit_for_staff, password_due_at) values
    ('01a217b6-f2ac-7598-a904-4968485eae28', 'admin@shop.test', '$argon2id$v=19$m=19456,t=2,p=1$O9HkBA6VbzMVCQmXjoHBqg$iMNf3xXz7lgIJvgBab//JI7N7IjRLdqtFSnN4JF1JYU', 'First', 'Admin', NULL, '{admin}', '2026-11-26 11:56:35.375917+00', NULL, NULL, '2026-11-26 11:56:35.375917+00', '2026-11-26 11:56:35.375917+00', 'admin@shop.test', true, NULL),
    ('01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$GSfkDd1gbeLWXgjg1og/5g$3kJDi0cqeXTzxnEWQp0LA0k2uDCem29CmQd8b7Z3dkQ', 'Ada', 'Byron', NULL, '{customer}', '2026-11-26 11:57:01.492944+00', NULL, NULL, '2026-11-26 11:57:01.340356+00', '2026-11-26 11:57:01.492944+00', 'ada@example.org', true, NULL);
insert into sessions.session (id, user_id, ended_at, created_at, address, user_agent, last_used_at) values
    ('01a217b7-58e9-736f-83b1-1868f5375ead', '01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', NULL, '2026-11-26 11:57:01.544617+00', '127.0.0.1', NULL, '2026-11-26 11:57:01.544617+00');
insert into sessions.refresh_token (token_hash, session_id, used_at, expires_at, created_at, salt) values
    ('\xe9f3a878bdef0ad70833a84f5db109afb03e318a4148bc3de32dca7826856dfa', '01a217b7-58e9-736f-83b1-1868f5375ead', NULL, now() + interval '30 days', '2026-11-26 11:57:01.544617+00', '\x366e9955adf349eb8e4d6e09ac379777');
insert into cart.cart (id, customer_id, token_hash, pending_order, created_at, updated_at) values
    ('01a217b7-5911-71e4-b6be-95ff47494c34', '01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', NULL, NULL, '2026-11-26 11:57:01.585003+00', '2026-11-26 11:57:02.093244+00'),
    ('01a217b7-677a-775f-b733-5ba94cbd7797', NULL, '\xf5aa21c345cb6c0359eb16cfc0924c40ddfc00557c927a30cf6e37984c081e6d', NULL, '2026-11-26 11:57:05.274347+00', '2026-11-26 11:57:05.336062+00'),
    ('01a217b7-67d5-76ef-8f86-8973d78e56ba', NULL, '\xd5b8d6f5eb82c476eb0024da11e62fbc3ce4a936a0c88cfa09186dfe74a705f2', '01a217b7-67e6-7127-a7fc-5d7ef7b93426', '2026-11-26 11:57:05.36514+00', '2026-11-26 11:57:05.36514+00'),
    ('01a217b7-6858-7086-94de-f2c1ad61e8c3', NULL, '\xee34bb751eb35972d34d801491111e7f3e22f9fd9c17c28989519aa4477d0e70', NULL, '2026-11-26 11:57:05.495784+00', '2026-11-26 11:57:05.528015+00');
insert into cart.item (id, cart_id, variant_id, quantity, price_seen, product_id, sku, title) values
    ('01a217b7-5b10-76c8-9a9d-d4a61831e050', '01a217b7-5911-71e4-b6be-95ff47494c34', '01a217b7-5794-71f5-bb03-f9f91dbb7c3c', 2, 1200, '01a217b7-578f-778f-a040-58e64d479d51', 'BOWL-1', 'Bowl'),
    ('01a217b7-67d8-725f-8b19-a56e5579b019', '01a217b7-67d5-76ef-8f86-8973d78e56ba', '01a217b7-56ff-71a6-89e5-2e0be634ec20', 3, 2599, '01a217b7-56fb-77ae-8993-ee2f620c2158', 'TEA-1', 'Teapot'),
    ('01a217b7-685a-77d3-bbdd-5b64278e28e1', '01a217b7-6858-7086-94de-f2c1ad61e8c3', '01a217b7-575f-7740-84f8-ecbe80062930', 1, 1100, '01a217b7-575c-7450-bba3-992bab0d25ef', 'MUG-L', 'Mug, Large');
insert into orders."order" (id, number, customer_id, guest_token_hash, email, status, payment_status, fulfillment_status, currency, subtotal, shipping, tax, tax_included, total, refunded, shipping_method, payment_method, shipping_address, billing_address, created_at, updated_at, person_erased_at) values
    ('01a217b7-5979-712c-a6b8-1bfc8056f837', 'M-YGSTFJHC', '01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', NULL, 'ada@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 6098, 0, 974, true, 6098, 0, 'standard', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:01.691082+00', '2026-11-26 11:57:01.735553+00', NULL),
    ('01a217b7-59f3-7196-97ff-e19f26ea5962', 'M-MCPW1CEZ', '01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', NULL, 'ada@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 9000, 0, 1437, true, 9000, 0, 'standard', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:01.811434+00', '2026-11-26 11:57:01.837001+00', NULL),
    ('01a217b7-5a73-711f-ac0d-fead9c45ee3c', 'M-AMGCVSJ4', '01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', NULL, 'ada@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 2500, 490, 477, true, 2990, 0, 'standard', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:01.940074+00', '2026-11-26 11:57:01.957163+00', NULL),
    ('01a217b7-5abf-779e-adf1-0f57b127a408', 'M-5YJJPYA2', '01a217b7-5825-74f5-8f3d-d40dfb6f3b2a', NULL, 'ada@example.org', 'cancelled', 'failed', 'unfulfilled', 'EUR', 3600, 490, 653, true, 4090, 0, 'standard', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:02.01807+00', '2026-11-26 11:57:02.052335+00', NULL),
    ('01a217b7-67a4-723d-a1bd-d153a5013fa5', 'M-P2FAH38Q', NULL, '\xf5aa21c345cb6c0359eb16cfc0924c40ddfc00557c927a30cf6e37984c081e6d', 'grace@example.org', 'confirmed', 'paid', 'unfulfilled', 'EUR', 3699, 1290, 797, true, 4989, 0, 'express', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:05.317369+00', '2026-11-26 11:57:05.336062+00', NULL),
    ('01a217b7-67e6-7127-a7fc-5d7ef7b93426', 'M-XGXY2Q7N', NULL, '\xd5b8d6f5eb82c476eb0024da11e62fbc3ce4a936a0c88cfa09186dfe74a705f2', 'linus@example.org', 'pendingPayment', 'pending', 'unfulfilled', 'EUR', 7797, 0, 1245, true, 7797, 0, 'standard', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:05.383337+00', '2026-11-26 11:57:05.383337+00', NULL),
    ('01a217b7-6868-7113-b231-7fadbea35656', 'M-MCC2HZ07', NULL, '\xee34bb751eb35972d34d801491111e7f3e22f9fd9c17c28989519aa4477d0e70', 'barbara@example.org', 'cancelled', 'failed', 'unfulfilled', 'EUR', 1100, 490, 254, true, 1590, 0, 'standard', 'sandbox', '{"city": "Berlin", "name": "Ada Byron", "line1": "1 Mill Lane", "line2": null, "phone": null, "region": null, "country": "DE", "postalCode": "10115"}', NULL, '2026-11-26 11:57:05.513238+00', '2026-11-26 11:57:05.528015+00', NULL);
insert into orders.line (id, order_id, position, variant_id, product_id, sku, title, image, quantity, unit_price, line_total, tax, tax_class, tax_ppm) values
    ('01a217b7-598c-709f-ab99-f420ec6d04d2', '01a217b7-5979-712c-a6b8-1bfc8056f837', 0, '01a217b7-56ff-71a6-89e5-2e0be634ec20', '01a217b7-56fb-77ae-8993-ee2f620c2158', 'TEA-1', 'Teapot', NULL, 2, 2599, 5198, 830, 'standard', 190000),
    ('01a217b7-598c-709f-ab99-f420ec6d04d3', '01a217b7-5979-712c-a6b8-1bfc8056f837', 1, '01a217b7-575f-7740-84f8-ecbe8006292f', '01a217b7-575c-7450-bba3-992bab0d25ef', 'MUG-S', 'Mug, Small', NULL, 1, 900, 900, 144, 'standard', 190000),
    ('01a217b7-5a01-71fe-8d1c-c228a31064ea', '01a217b7-59f3-7196-97ff-e19f26ea5962', 0, '01a217b7-577b-7534-bad1-65dcbaa5229f', '01a217b7-5778-7663-b072-4a86ad0eae01', 'LAMP-1', 'Lamp', NULL, 2, 4500, 9000, 1437, 'standard', 190000),
    ('01a217b7-5a79-77ac-9cf0-34570ee577dc', '01a217b7-5a73-711f-ac0d-fead9c45ee3c', 0, '01a217b7-57bf-7760-b844-674596d7ff54', '01a217b7-57be-7362-b17c-e7e5dcde44ed', 'SPOON-1', 'Spoon', NULL, 1, 300, 300, 48, 'standard', 190000),
    ('01a217b7-5a79-77ac-9cf0-34570ee577dd', '01a217b7-5a73-711f-ac0d-fead9c45ee3c', 1, '01a217b7-575f-7740-84f8-ecbe80062930', '01a217b7-575c-7450-bba3-992bab0d25ef', 'MUG-L', 'Mug, Large', NULL, 2, 1100, 2200, 351, 'standard', 190000),
    ('01a217b7-5ade-76e7-86e1-fa8daa73db6e', '01a217b7-5abf-779e-adf1-0f57b127a408', 0, '01a217b7-5794-71f5-bb03-f9f91dbb7c3c', '01a217b7-578f-778f-a040-58e64d479d51', 'BOWL-1', 'Bowl', NULL, 3, 1200, 3600, 575, 'standard', 190000),
    ('01a217b7-67ac-70b7-ad9c-858ab37d31f4', '01a217b7-67a4-723d-a1bd-d153a5013fa5', 0, '01a217b7-56ff-71a6-89e5-2e0be634ec20', '01a217b7-56fb-77ae-8993-ee2f620c2158', 'TEA-1', 'Teapot', NULL, 1, 2599, 2599, 415, 'standard', 190000),
    ('01a217b7-67ac-70b7-ad9c-858ab37d31f5', '01a217b7-67a4-723d-a1bd-d153a5013fa5', 1, '01a217b7-575f-7740-84f8-ecbe80062930', '01a217b7-575c-7450-bba3-992bab0d25ef', 'MUG-L', 'Mug, Large', NULL, 1, 1100, 1100, 176, 'standard', 190000),
    ('01a217b7-67ed-76c3-94c8-dabd4b886218', '01a217b7-67e6-7127-a7fc-5d7ef7b93426', 0, '01a217b7-56ff-71a6-89e5-2e0be634ec20', '01a217b7-56fb-77ae-8993-ee2f620c2158', 'TEA-1', 'Teapot', NULL, 3, 2599, 7797, 1245, 'standard', 190000),
    ('01a217b7-6872-70a6-b616-4c61def6b488', '01a217b7-6868-7113-b231-7fadbea35656', 0, '01a217b7-575f-7740-84f8-ecbe80062930', '01a217b7-575c-7450-bba3-992bab0d25ef', 'MUG-L', 'Mug, Large', NULL, 1, 1100, 1100, 176, 'standard', 190000);
insert into orders.timeline (id, order_id, at, type, detail) overriding system value values
    (1, '01a217b7-5979-712c-a6b8-1bfc8056f837', '2026-11-26 11:57:01.691082+00', 'placed', 'The order was placed.'),
    (2, '01a217b7-5979-712c-a6b8-1bfc8056f837', '2026-11-26 11:57:01.735553+00', 'paid', 'The payment was received and the order is confirmed.'),
    (3, '01a217b7-59f3-7196-97ff-e19f26ea5962', '2026-11-26 11:57:01.811434+00', 'placed', 'The order was placed.'),
    (4, '01a217b7-59f3-7196-97ff-e19f26ea5962', '2026-11-26 11:57:01.837001+00', 'paid', 'The payment was received and the order is confirmed.'),
    (5, '01a217b7-5a73-711f-ac0d-fead9c45ee3c', '2026-11-26 11:57:01.940074+00', 'placed', 'The order was placed.'),
    (6, '01a217b7-5a73-711f-ac0d-fead9c45ee3c', '2026-11-26 11:57:01.957163+00', 'paid', 'The payment was received and the order is confirmed.'),
    (7, '01a217b7-5abf-779e-adf1-0f57b127a408', '2026-11-26 11:57:02.01807+00', 'placed', 'The order was placed.'),
    (8, '01a217b7-5abf-779e-adf1-0f57b127a408', '2026-11-26 11:57:02.052335+00', 'paymentFailed', 'The payment was declined and the order was cancelled.'),
    (9, '01a217b7-67a4-723d-a1bd-d153a5013fa5', '2026-11-26 11:57:05.317369+00', 'placed', 'The order was placed.'),
    (10, '01a217b7-67a4-723d-a1bd-d153a5013fa5', '2026-11-26 11:57:05.336062+00', 'paid', 'The payment was received and the order is confirmed.'),
    (11, '01a217b7-67e6-7127-a7fc-5d7ef7b93426', '2026-11-26 11:57:05.383337+00', 'placed', 'The order was placed.'),
    (12, '01a217b7-6868-7113-b231-7fadbea35656', '2026-11-26 11:57:05.513238+00', 'placed', 'The order was placed.'),
    (13, '01a217b7-6868-7113-b231-7fadbea35656', '2026-11-26 11:57:05.528015+00', 'paymentFailed', 'The payment was declined and the order was cancelled.');
insert into payments.payment (id, order_id, method, token, currency, amount, captured, refund_pending, refunded, status, decline_code, created_at, updated_at) values
    ('01a217b7-5992-7673-b8aa-aeb57b5146be', '01a217b7-5979-712c-a6b8-1bfc8056f837', 'sandbox', 'tok_ok', 'EUR', 6098, 6098, 0, 0, 'captured', NULL, '2026-11-26 11:57:01.691082+00', '2026-11-26 11:57:01.735553+00'),
    ('01a217b7-5a03-70ff-8158-213426221fd5', '01a217b7-59f3-7196-97ff-e19f26ea5962', 'sandbox', 'tok_ok', 'EUR', 9000, 9000, 0, 0, 'captured', NULL, '2026-11-26 11:57:01.811434+00', '2026-11-26 11:57:01.837001+00'),
    ('01a217b7-5a7a-7464-8a3e-65b512b74fdd', '01a217b7-5a73-711f-ac0d-fead9c45ee3c', 'sandbox', 'tok_ok', 'EUR', 2990, 2990, 0, 0, 'captured', NULL, '2026-11-26 11:57:01.940074+00', '2026-11-26 11:57:01.957163+00'),
    ('01a217b7-5ae0-705e-a6df-26bde15b344d', '01a217b7-5abf-779e-adf1-0f57b127a408', 'sandbox', 'tok_declined', 'EUR', 4090, 0, 0, 0, 'failed', 'card_declined', '2026-11-26 11:57:02.01807+00', '2026-11-26 11:57:02.052335+00'),
    ('01a217b7-67ae-7454-b3e2-2f6e97266885', '01a217b7-67a4-723d-a1bd-d153a5013fa5', 'sandbox', 'tok_ok', 'EUR', 4989, 4989, 0, 0, 'captured', NULL, '2026-11-26 11:57:05.317369+00', '2026-11-26 11:57:05.336062+00'),
    ('01a217b7-67ee-700b-9a6b-3c05ba558ddc', '01a217b7-67e6-7127-a7fc-5d7ef7b93426', 'sandbox', 'tok_timeout', 'EUR', 7797, 0, 0, 0, 'pending', NULL, '2026-11-26 11:57:05.383337+00', '2026-11-26 11:57:05.383337+00'),
    ('01a217b7-6873-7042-b12e-178256cc26ab', '01a217b7-6868-7113-b231-7fadbea35656', 'sandbox', 'tok_declined', 'EUR', 1590, 0, 0, 0, 'failed', 'card_declined', '2026-11-26 11:57:05.513238+00', '2026-11-26 11:57:05.528015+00');
insert into payments.operation (id, payment_id, kind, amount, status, gateway_ref, failure, attempts, due_at, created_at, ended_at) values
    ('01a217b7-5992-7673-b8aa-aeb57b5146bd', '01a217b7-5992-7673-b8aa-aeb57b5146be', 'charge', 6098, 'succeeded', 'sandbox_01a217b7-5992-7673-b8aa-aeb57b5146bd', NULL, 0, '2026-11-26 11:57:11.691082+00', '2026-11-26 11:57:01.691082+00', '2026-11-26 11:57:01.735553+00'),
    ('01a217b7-5a03-70ff-8158-213426221fd4', '01a217b7-5a03-70ff-8158-213426221fd5', 'charge', 9000, 'succeeded', 'sandbox_01a217b7-5a03-70ff-8158-213426221fd4', NULL, 0, '2026-11-26 11:57:11.811434+00', '2026-11-26 11:57:01.811434+00', '2026-11-26 11:57:01.837001+00'),
    ('01a217b7-5a7a-7464-8a3e-65b512b74fdc', '01a217b7-5a7a-7464-8a3e-65b512b74fdd', 'charge', 2990, 'succeeded', 'sandbox_01a217b7-5a7a-7464-8a3e-65b512b74fdc', NULL, 0, '2026-11-26 11:57:11.940074+00', '2026-11-26 11:57:01.940074+00', '2026-11-26 11:57:01.957163+00'),
    ('01a217b7-5ae0-705e-a6df-26bde15b344c', '01a217b7-5ae0-705e-a6df-26bde15b344d', 'charge', 4090, 'failed', NULL, 'card_declined', 0, '2026-11-26 11:57:12.01807+00', '2026-11-26 11:57:02.01807+00', '2026-11-26 11:57:02.052335+00'),
    ('01a217b7-67ae-7454-b3e2-2f6e97266884', '01a217b7-67ae-7454-b3e2-2f6e97266885', 'charge', 4989, 'succeeded', 'sandbox_01a217b7-67ae-7454-b3e2-2f6e97266884', NULL, 0, '2026-11-26 11:57:15.317369+00', '2026-11-26 11:57:05.317369+00', '2026-11-26 11:57:05.336062+00'),
    ('01a217b7-67ee-700b-9a6b-3c05ba558ddb', '01a217b7-67ee-700b-9a6b-3c05ba558ddc', 'charge', 7797, 'unknown', NULL, 'the answer was lost', 1, now() + interval '1 hour', '2026-11-26 11:57:05.383337+00', NULL),
    ('01a217b7-6873-7042-b12e-178256cc26aa', '01a217b7-6873-7042-b12e-178256cc26ab', 'charge', 1590, 'failed', NULL, 'card_declined', 0, '2026-11-26 11:57:15.513238+00', '2026-11-26 11:57:05.513238+00', '2026-11-26 11:57:05.528015+00');
insert into payments.journal (id, cause, created_at) values
    ('01a217b7-59a8-77ae-b85b-c3ec1d1920d3', 'charge:01a217b7-5992-7673-b8aa-aeb57b5146bd', '2026-11-26 11:57:01.735553+00'),
    ('01a217b7-5a0e-74a9-8bf1-44b12287dcc8', 'charge:01a217b7-5a03-70ff-8158-213426221fd4', '2026-11-26 11:57:01.837001+00'),
    ('01a217b7-5a85-72fd-889f-818cb37b0f5c', 'charge:01a217b7-5a7a-7464-8a3e-65b512b74fdc', '2026-11-26 11:57:01.957163+00'),
    ('01a217b7-67b8-77eb-8645-d6f788a18e16', 'charge:01a217b7-67ae-7454-b3e2-2f6e97266884', '2026-11-26 11:57:05.336062+00');
insert into payments.entry (journal_id, line, account, amount, currency) values
    ('01a217b7-59a8-77ae-b85b-c3ec1d1920d3', 1, 'gateway:sandbox', 6098, 'EUR'),
    ('01a217b7-59a8-77ae-b85b-c3ec1d1920d3', 2, 'customers', -6098, 'EUR'),
    ('01a217b7-5a0e-74a9-8bf1-44b12287dcc8', 1, 'gateway:sandbox', 9000, 'EUR'),
    ('01a217b7-5a0e-74a9-8bf1-44b12287dcc8', 2, 'customers', -9000, 'EUR'),
    ('01a217b7-5a85-72fd-889f-818cb37b0f5c', 1, 'gateway:sandbox', 2990, 'EUR'),
    ('01a217b7-5a85-72fd-889f-818cb37b0f5c', 2, 'customers', -2990, 'EUR'),
    ('01a217b7-67b8-77eb-8645-d6f788a18e16', 1, 'gateway:sandbox', 4989, 'EUR'),
    ('01a217b7-67b8-77eb-8645-d6f788a18e16', 2, 'customers', -4989, 'EUR');
insert into platform.outbox (id, listener, aggregate_id, type, payload, attempts, due_at, failure, created_at) overriding system value values
    (10, 'catalog.count-popularity', '01a217b7-67a4-723d-a1bd-d153a5013fa5', 'OrderPaid', '{"tax": {"amount": 797, "currency": "EUR"}, "lines": [{"sku": "TEA-1", "title": "Teapot", "quantity": 1, "lineTotal": {"amount": 2599, "currency": "EUR"}}, {"sku": "MUG-L", "title": "Mug, Large", "quantity": 1, "lineTotal": {"amount": 1100, "currency": "EUR"}}], "total": {"amount": 4989, "currency": "EUR"}, "number": "M-P2FAH38Q", "orderId": "01a217b7-67a4-723d-a1bd-d153a5013fa5", "shipping": {"amount": 1290, "currency": "EUR"}, "subtotal": {"amount": 3699, "currency": "EUR"}, "taxIncluded": true}', 0, now(), NULL, '2026-11-26 11:57:05.336062+00'),
    (11, 'notifications.mail-order-confirmation', '01a217b7-67a4-723d-a1bd-d153a5013fa5', 'OrderPaid', '{"tax": {"amount": 797, "currency": "EUR"}, "lines": [{"sku": "TEA-1", "title": "Teapot", "quantity": 1, "lineTotal": {"amount": 2599, "currency": "EUR"}}, {"sku": "MUG-L", "title": "Mug, Large", "quantity": 1, "lineTotal": {"amount": 1100, "currency": "EUR"}}], "total": {"amount": 4989, "currency": "EUR"}, "number": "M-P2FAH38Q", "orderId": "01a217b7-67a4-723d-a1bd-d153a5013fa5", "shipping": {"amount": 1290, "currency": "EUR"}, "subtotal": {"amount": 3699, "currency": "EUR"}, "taxIncluded": true}', 0, now(), NULL, '2026-11-26 11:57:05.336062+00');
select pg_catalog.setval('orders.order_number', 7, true);
select pg_catalog.setval('orders.timeline_id_seq', 13, true);
select pg_catalog.setval('platform.outbox_id_seq', 11, true);
