package io.merkato.orders.lookup;

import io.merkato.kernel.OrderId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderLookupStore {

    private final JdbcClient sql;

    OrderLookupStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The order whose number is one of these. That of an erased person has no address, and fits none. */
    Optional<Placed> find(Collection<String> numbers) {
        return sql
                .sql("select id, email from orders.\"order\" where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) ->
                        new Placed(new OrderId(row.getObject("id", UUID.class)), row.getString("email")))
                .list()
                .stream()
                .findFirst();
    }

    /** Which order it is, and where its mails go. */
    record Placed(OrderId id, String email) {}
}
