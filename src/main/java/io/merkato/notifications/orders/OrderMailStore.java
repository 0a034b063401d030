package io.merkato.notifications.orders;

import io.merkato.desk.OrderMail;
import io.merkato.kernel.OrderId;
import io.merkato.notifications.Mail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderMailStore {

    private final JdbcClient sql;

    OrderMailStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The mails about an order, in the order in which they were written. */
    List<OrderMail> of(OrderId order) {
        return sql.sql("select * from notifications.mail where order_id = :order order by id")
                .param("order", order.value())
                .query((row, number) -> orderMail(row))
                .list();
    }

    /** What a mail about an order was written from. */
    Optional<Mail.Origin> origin(UUID id) {
        return sql.sql("""
                        select order_id, template, topic_id from notifications.mail
                        where id = :id and order_id is not null
                        """)
                .param("id", id)
                .query((row, number) -> new Mail.Origin(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("template"),
                        row.getObject("topic_id", UUID.class)))
                .optional();
    }

    OrderMail get(UUID id) {
        return sql.sql("select * from notifications.mail where id = :id")
                .param("id", id)
                .query((row, number) -> orderMail(row))
                .single();
    }

    private static OrderMail orderMail(ResultSet row) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new OrderMail(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getString("failure"));
    }
}
