package io.merkato.orders.personal;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes people out of what orders say. */
@Component
class OrderPersonStore {

    private final JdbcClient sql;

    OrderPersonStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Takes the person out of their orders, and gives these. Country and region stay: taxes were worked out by them. */
    List<OrderId> forgetPerson(UserId customer) {
        return sql.sql("""
                        update orders."order"
                        set customer_id = null, guest_token_hash = null, email = '', email_key = null, person_erased_at = now(),
                            shipping_address = orders.without_person(shipping_address),
                            billing_address = orders.without_person(billing_address)
                        where customer_id = :customer
                        returning id
                        """)
                .param("customer", customer.value())
                .query((row, number) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Takes a person out of what they did to orders of others. */
    void forgetActor(UserId person) {
        sql.sql("update orders.timeline set actor_id = null where actor_id = :person")
                .param("person", person.value())
                .update();
    }
}
