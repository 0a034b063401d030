package io.merkato.payments.books;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the ledger. Lists go by the ids of journals, which grow with time: ids are made by the clocks of nodes and times by
 * that of the database, and nobody lets them differ by a day.
 */
@Component
class BooksStore {

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String ENTRIES = """
            select e.journal_id, e.line, j.created_at, j.cause, e.account, e.amount, e.currency, p.order_id
            from payments.entry e
            join payments.journal j on j.id = e.journal_id
            left join payments.operation o on o.id = j.operation_id
            left join payments.payment p on p.id = o.payment_id
            """;

    private final JdbcClient sql;

    BooksStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Entries that fit, newest first, behind the given one. */
    List<Row> list(LedgerQuery query, @Nullable UUID afterJournal, int afterLine, int limit) {
        Conditions conditions = new Conditions();
        conditions.addTimes(query.from(), query.to());
        if (query.account() != null) {
            conditions.add("e.account = :account", "account", query.account());
        }
        if (afterJournal != null) {
            conditions.add("(e.journal_id, e.line) < (:journal, :line)", "journal", afterJournal);
            // So that journals are not read from the newest one on.
            conditions.all.add("j.id <= :journal");
            conditions.parameters.put("line", afterLine);
        }
        return sql.sql(ENTRIES + " where " + conditions.text()
                        + " order by e.journal_id desc, e.line desc limit :limit")
                .params(conditions.parameters)
                .param("limit", limit)
                .query(BooksStore::row)
                .list();
    }

    List<BookedEntry> of(OrderId order) {
        return sql.sql(ENTRIES + " where p.order_id = :order order by e.journal_id desc, e.line desc")
                .param("order", order.value())
                .query((rs, row) -> entry(rs))
                .list();
    }

    /** What lies in each account, by what was booked before a time, or by all. */
    List<Balance> balances(@Nullable Instant before) {
        Conditions conditions = new Conditions();
        conditions.addTimes(null, before);
        String journals = before == null ? "" : "join payments.journal j on j.id = e.journal_id";
        return sql.sql("""
                        select e.account, e.currency, sum(e.amount) as balance
                        from payments.entry e %s
                        where %s
                        group by e.account, e.currency
                        order by e.account, e.currency
                        """.formatted(journals, conditions.text()))
                .params(conditions.parameters)
                .query((rs, row) -> new Balance(
                        rs.getString("account"), upToMax(rs.getBigDecimal("balance"), rs.getString("currency"))))
                .list();
    }

    /** A shop of very large amounts can have more in an account than an amount may be. */
    private static Money upToMax(BigDecimal sum, String currency) {
        BigDecimal most = BigDecimal.valueOf(Money.MAX_AMOUNT);
        return new Money(sum.min(most).max(most.negate()).longValueExact(), currency);
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(rs.getObject("journal_id", UUID.class), rs.getInt("line"), entry(rs));
    }

    private static BookedEntry entry(ResultSet rs) throws SQLException {
        UUID order = rs.getObject("order_id", UUID.class);
        return new BookedEntry(
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("cause"),
                rs.getString("account"),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                order == null ? null : new OrderId(order));
    }

    /** An entry and where it stands in the books. */
    record Row(UUID journal, int line, BookedEntry entry) {}

    /** What lies in an account, in one currency. */
    @Schema(name = "LedgerBalance")
    record Balance(String account, Money balance) {}

    /** What an entry has to be, in the words of the database. */
    private static final class Conditions {

        private final List<String> all = new ArrayList<>(List.of("true"));
        private final Map<String, Object> parameters = new HashMap<>();

        void addTimes(@Nullable Instant from, @Nullable Instant to) {
            if (from != null) {
                Instant first = within(from);
                add("j.created_at >= :from", "from", first.atOffset(ZoneOffset.UTC));
                add("e.journal_id >= :fromId", "fromId", Ids.firstAt(first.minus(CLOCKS_DIFFER)));
            }
            if (to != null) {
                Instant end = within(to);
                add("j.created_at < :to", "to", end.atOffset(ZoneOffset.UTC));
                add("e.journal_id < :toId", "toId", Ids.firstAt(end.plus(CLOCKS_DIFFER)));
            }
        }

        void add(String condition, String name, Object value) {
            all.add(condition);
            parameters.put(name, value);
        }

        String text() {
            return String.join(" and ", all);
        }

        /** Nothing was booked before computers, and no shop lasts for longer than the database can tell. */
        private static Instant within(Instant time) {
            return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        }
    }
}
