package io.merkato.reviews.requests;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.crypto.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReviewRequestStore {

    private final JdbcClient sql;

    ReviewRequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Notes that all of an order has come; the first time counts. */
    void note(OrderId order) {
        sql.sql("insert into reviews.request (order_id) values (:order) on conflict do nothing")
                .param("order", order.value())
                .update();
    }

    /** Takes orders that came so many days ago, each once and for all; those that another node is taking are left to it. */
    List<OrderId> takeDue(int days, int limit) {
        return sql.sql("""
                        with due as materialized (
                            select order_id from reviews.request
                            where asked_at is null and delivered_at <= now() - make_interval(days => :days)
                            order by delivered_at
                            limit :limit
                            for update skip locked)
                        update reviews.request request set asked_at = now()
                        from due
                        where request.order_id = due.order_id
                        returning request.order_id
                        """)
                .param("days", days)
                .param("limit", limit)
                .query((row, number) -> new OrderId(row.getObject("order_id", UUID.class)))
                .list();
    }

    /** Those of the products that somebody has reviewed, whatever became of it. */
    Set<ProductId> reviewed(UserId author, Collection<ProductId> products) {
        return sql.sql("""
                        select product_id from reviews.review
                        where author_id = :author and product_id = any((select :products)::uuid[])
                        """)
                .param("author", author.value())
                .param("products", products.stream().map(ProductId::value).toArray(UUID[]::new))
                .query((row, number) -> new ProductId(row.getObject("product_id", UUID.class)))
                .set();
    }

    void optOut(String emailKey) {
        sql.sql("insert into reviews.opt_out (address_hash) values (:hash) on conflict do nothing")
                .param("hash", Sha256.of(emailKey))
                .update();
    }

    /** Since when one of these addresses is not asked any more; nothing when each is. */
    Optional<Instant> optedOutAt(Collection<String> emailKeys) {
        return sql.sql("select min(created_at) as since from reviews.opt_out where address_hash = any(:hashes)")
                .param("hashes", emailKeys.stream().map(Sha256::of).toArray(byte[][]::new))
                .query((row, number) -> Optional.ofNullable(row.getObject("since", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
