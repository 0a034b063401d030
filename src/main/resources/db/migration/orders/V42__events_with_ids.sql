-- Orders that were paid and are still to be told of say which variants and products were bought, and the discount, as those
-- do that are paid from now on. What waits lies in the outbox, in the words of the module that tells it.
update platform.outbox waiting
set payload = payload
    || jsonb_build_object('discount', jsonb_build_object('amount', 0, 'currency', payload #> '{total,currency}'))
    || jsonb_build_object('lines', (
        select jsonb_agg(
            told.line || jsonb_build_object('variantId', line.variant_id, 'productId', line.product_id)
            order by told.position)
        from jsonb_array_elements(payload -> 'lines') with ordinality as told (line, position)
        join orders.line line on line.order_id = waiting.aggregate_id and line.position = told.position - 1
    ))
where type = 'OrderPaid';
