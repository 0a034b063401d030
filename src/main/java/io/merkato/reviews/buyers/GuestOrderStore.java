package io.merkato.reviews.buyers;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class GuestOrderStore {

    private final JdbcClient sql;

    GuestOrderStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Lets orders count for an account that count for none yet; whether any of them does. */
    boolean claim(Collection<OrderId> orders, UserId account) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        sql.sql("""
                        insert into reviews.guest_order (order_id, account_id)
                        select id, :account from unnest(:orders::uuid[]) as given (id) order by id
                        on conflict do nothing
                        """).param("orders", ids).param("account", account.value()).update();
        return sql.sql("""
                        select exists (
                            select 1 from reviews.guest_order
                            where order_id = any(:orders::uuid[]) and account_id = :account)
                        """)
                .param("orders", ids)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    void forget(UserId account) {
        sql.sql("update reviews.guest_order set account_id = null where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
