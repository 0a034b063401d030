package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.withdrawals.Withdrawal.Item;
import io.merkato.kernel.OrderId;
import io.merkato.platform.mail.EmailKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class WithdrawalStore {

    private static final int HOURS_TO_CONFIRM = 24;

    private final JdbcClient sql;
    private final JsonMapper json;

    WithdrawalStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(
            WithdrawalId id,
            String name,
            String orderNumber,
            String email,
            @Nullable List<Item> items,
            String statement,
            byte[] tokenHash) {
        sql.sql("""
                        insert into aftersales.withdrawal (
                            id, status, name, order_number, email, email_key, items, statement, token_hash)
                        values (:id, :status, :name, :number, :email, :key, :items::jsonb, :statement, :hash)
                        """)
                .param("id", id.value())
                .param("status", WithdrawalStatus.DRAFT.text())
                .param("name", name)
                .param("number", orderNumber)
                .param("email", email)
                .param("key", EmailKey.of(email))
                .param("items", items == null ? null : json.writeValueAsString(items))
                .param("statement", statement)
                .param("hash", tokenHash)
                .update();
    }

    /** The one with this id, if the token is the one that confirms it and it is not too late to; whatever has become of it. */
    Optional<Withdrawal> find(WithdrawalId id, byte[] tokenHash) {
        return sql.sql("""
                        select * from aftersales.withdrawal
                        where id = :id and token_hash = :hash
                          and (status <> :draft or created_at > now() - make_interval(hours => :hours))
                        """)
                .param("id", id.value())
                .param("hash", tokenHash)
                .param("draft", WithdrawalStatus.DRAFT.text())
                .param("hours", HOURS_TO_CONFIRM)
                .query(this::withdrawal)
                .optional();
    }

    /** Notes that a draft was confirmed; false when it is none any more. */
    boolean receive(WithdrawalId id, boolean told) {
        return sql.sql("""
                        update aftersales.withdrawal
                        set status = :to, received_at = clock_timestamp(), told = :told
                        where id = :id and status = :from
                        """)
                        .param("id", id.value())
                        .param("from", WithdrawalStatus.DRAFT.text())
                        .param("to", WithdrawalStatus.RECEIVED.text())
                        .param("told", told)
                        .update()
                == 1;
    }

    /**
     * Notes that the person is told that it has come; false when that was noted before, or they were told of so many others about
     * the order within an hour.
     */
    boolean tell(WithdrawalId id, OrderId order, int most) {
        return sql.sql("""
                        update aftersales.withdrawal set told = true
                        where id = :id and not told
                          and (select count(*) from aftersales.withdrawal
                               where order_id = :order and told and received_at > now() - interval '1 hour') < :most
                        """)
                        .param("id", id.value())
                        .param("order", order.value())
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Moves one that is where it is thought to be; false when it is elsewhere. */
    boolean move(WithdrawalId id, WithdrawalStatus from, Outcome outcome) {
        if (!from.mayBecome(outcome.status())) {
            throw new IllegalArgumentException(from + " cannot become " + outcome.status());
        }
        Why why = outcome.why();
        OrderId order = outcome.order();
        return sql.sql("""
                        update aftersales.withdrawal
                        set status = :to, order_id = coalesce(:order::uuid, order_id), why = coalesce(:why, why),
                            rejection = :rejection,
                            ended_at = case when :to <> :undecided then clock_timestamp() end
                        where id = :id and status = :from
                        """)
                        .param("id", id.value())
                        .param("from", from.text())
                        .param("to", outcome.status().text())
                        .param("undecided", WithdrawalStatus.UNDECIDED.text())
                        .param("order", order == null ? null : order.value())
                        .param("why", why == null ? null : why.text())
                        .param("rejection", outcome.rejection())
                        .update()
                == 1;
    }

    Optional<Withdrawal> find(WithdrawalId id) {
        return sql.sql("select * from aftersales.withdrawal where id = :id")
                .param("id", id.value())
                .query(this::withdrawal)
                .optional();
    }

    /** Nobody changes it until the end of the transaction. */
    void lock(WithdrawalId id) {
        sql.sql("select 1 from aftersales.withdrawal where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    List<Withdrawal> of(Collection<OrderId> orders) {
        return sql.sql("select * from aftersales.withdrawal where order_id = any(:orders::uuid[]) order by id")
                .param("orders", ids(orders))
                .query(this::withdrawal)
                .list();
    }

    /** Of these orders, or with an address. */
    List<Withdrawal> of(Collection<OrderId> orders, String email) {
        return sql.sql("""
                        select * from aftersales.withdrawal
                        where order_id = any(:orders::uuid[]) or email_key = :key order by id
                        """)
                .param("orders", ids(orders))
                .param("key", EmailKey.of(email))
                .query(this::withdrawal)
                .list();
    }

    List<Withdrawal> list(@Nullable WithdrawalStatus status, @Nullable UUID before, int limit) {
        String condition = "status <> :draft" + (status == null ? "" : " and status = :status")
                + (before == null ? "" : " and id < :before");
        return sql.sql("select * from aftersales.withdrawal where " + condition + " order by id desc limit :limit")
                .param("draft", WithdrawalStatus.DRAFT.text())
                .param("status", status == null ? null : status.text())
                .param("before", before)
                .param("limit", limit)
                .query(this::withdrawal)
                .list();
    }

    /** Takes out what people wrote, about these orders or with this address, and what they have not confirmed. */
    void forgetWords(Collection<OrderId> orders, String email) {
        sql.sql("delete from aftersales.withdrawal where status = :draft and email_key = :key")
                .param("draft", WithdrawalStatus.DRAFT.text())
                .param("key", EmailKey.of(email))
                .update();
        sql.sql("""
                        update aftersales.withdrawal
                        set name = '', email = '', email_key = '', statement = '',
                            rejection = case when rejection is not null then '' end
                        where order_id = any(:orders::uuid[]) or email_key = :key
                        """)
                .param("orders", ids(orders))
                .param("key", EmailKey.of(email))
                .update();
    }

    void deleteDrafts() {
        sql.sql("""
                        delete from aftersales.withdrawal
                        where status = :draft and created_at < now() - make_interval(hours => :hours)
                        """)
                .param("draft", WithdrawalStatus.DRAFT.text())
                .param("hours", HOURS_TO_CONFIRM)
                .update();
    }

    private static UUID[] ids(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::value).toArray(UUID[]::new);
    }

    private Withdrawal withdrawal(ResultSet rs, int row) throws SQLException {
        UUID order = rs.getObject("order_id", UUID.class);
        String items = rs.getString("items");
        String why = rs.getString("why");
        OffsetDateTime received = rs.getObject("received_at", OffsetDateTime.class);
        return new Withdrawal(
                new WithdrawalId(rs.getObject("id", UUID.class)),
                WithdrawalStatus.of(rs.getString("status")),
                order == null ? null : new OrderId(order),
                rs.getString("order_number"),
                rs.getString("email"),
                rs.getString("name"),
                items == null ? null : json.readValue(items, new TypeReference<List<Item>>() {}),
                rs.getString("statement"),
                why == null ? null : Why.of(why),
                rs.getString("rejection"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                received == null ? null : received.toInstant());
    }

    /**
     * Where one goes.
     *
     * @param order which it is of, null when that is not known or was known before
     * @param why null when it settled by itself, or that was said before
     */
    record Outcome(
            WithdrawalStatus status,
            @Nullable OrderId order,
            @Nullable Why why,
            @Nullable String rejection) {

        static Outcome settled(OrderId order) {
            return new Outcome(WithdrawalStatus.SETTLED, order, null, null);
        }

        static Outcome undecided(@Nullable OrderId order, Why why) {
            return new Outcome(WithdrawalStatus.UNDECIDED, order, why, null);
        }

        static Outcome accepted(OrderId order) {
            return new Outcome(WithdrawalStatus.ACCEPTED, order, null, null);
        }

        static Outcome rejected(String rejection) {
            return new Outcome(WithdrawalStatus.REJECTED, null, null, rejection);
        }
    }
}
