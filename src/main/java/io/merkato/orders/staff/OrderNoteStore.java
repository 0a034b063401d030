package io.merkato.orders.staff;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderNoteStore {

    private final JdbcClient sql;

    OrderNoteStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a note if there is the order, whose buyer is not forgotten meanwhile. */
    Optional<OrderNote> insert(UUID id, OrderId order, String text, UserId author) {
        return sql.sql("""
                        with noted as (select id from orders."order" where id = :order for share)
                        insert into orders.note (id, order_id, actor_id, text)
                        select :id, noted.id, :author, :text from noted
                        returning *
                        """)
                .param("id", id)
                .param("order", order.value())
                .param("author", author.value())
                .param("text", text)
                .query(OrderNoteStore::note)
                .optional();
    }

    List<OrderNote> of(OrderId order) {
        return sql.sql("select * from orders.note where order_id = :order order by id")
                .param("order", order.value())
                .query(OrderNoteStore::note)
                .list();
    }

    List<OrderNoteData.Noted> by(UserId author) {
        return sql.sql("select order_id, text, at from orders.note where actor_id = :author order by id")
                .param("author", author.value())
                .query((row, number) -> new OrderNoteData.Noted(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What the person noted stays, without them. */
    void forgetAuthor(UserId author) {
        sql.sql("update orders.note set actor_id = null where actor_id = :author")
                .param("author", author.value())
                .update();
    }

    /** Deletes what was noted about a customer, also what is being noted at this moment. */
    void deleteAbout(UserId customer) {
        sql.sql("select id from orders.\"order\" where customer_id = :customer order by id for update")
                .param("customer", customer.value())
                .query(UUID.class)
                .list();
        sql.sql("""
                        delete from orders.note note using orders."order" placed
                        where placed.id = note.order_id and placed.customer_id = :customer
                        """).param("customer", customer.value()).update();
    }

    private static OrderNote note(ResultSet rs, int row) throws SQLException {
        UUID author = rs.getObject("actor_id", UUID.class);
        return new OrderNote(
                rs.getObject("id", UUID.class),
                rs.getString("text"),
                author == null ? null : new UserId(author),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
