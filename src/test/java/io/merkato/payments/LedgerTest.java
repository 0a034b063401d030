package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest(
        value = "payments",
        with = {TestGateway.class, NotedCharges.class})
class LedgerTest {

    private static final Money TEN_EUROS = new Money(1000, "EUR");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payments.entry set amount = amount + 1",
                "delete from payments.entry",
                "truncate payments.entry cascade",
                "update payments.journal set cause = 'another'",
                "delete from payments.journal",
                "truncate payments.journal cascade"
            })
    void whatIsBookedStaysAsItIs(String statement, Slice slice) {
        book(slice, 1000, -1000);
        JdbcClient sql = slice.bean(JdbcClient.class);

        assertThatThrownBy(() -> sql.sql(statement).update()).hasStackTraceContaining("is append-only");
    }

    @Test
    void aJournalThatDoesNotBalanceIsRefused(Slice slice) {
        assertThatThrownBy(() -> book(slice, 1000, -999)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aJournalOfOneEntryIsRefused(Slice slice) {
        assertThatThrownBy(() -> book(slice, 1000)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aJournalWithoutEntriesIsRefused(Slice slice) {
        assertThatThrownBy(() -> book(slice)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aJournalOfSeveralEntriesThatBalancesIsBooked(Slice slice) {
        UUID journal = book(slice, 1000, -600, -400);

        assertThat(slice.bean(JdbcClient.class)
                        .sql("select count(*) from payments.entry where journal_id = :journal")
                        .param("journal", journal)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void nothingIsAddedLaterThatUnbalancesAJournal(Slice slice) {
        UUID journal = book(slice, 1000, -1000);
        JdbcClient sql = slice.bean(JdbcClient.class);

        assertThatThrownBy(() -> insertEntries(sql, journal, 3, 1)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aCauseIsBookedOnce(Slice slice) {
        LedgerStore ledger = slice.bean(LedgerStore.class);
        String cause = "test:" + UUID.randomUUID();
        slice.inTransaction(() -> ledger.book(cause, "gateway", "customers", TEN_EUROS));

        assertThatThrownBy(() -> slice.inTransaction(() -> ledger.book(cause, "gateway", "customers", TEN_EUROS)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whatIsPaidIsBookedWithItsAmount(Slice slice) {
        OrderId order = paid(slice);

        assertThat(slice.bean(JdbcClient.class)
                        .sql("""
                                select e.account || ' ' || e.amount || ' ' || e.currency
                                from payments.payment p
                                join payments.operation o on o.payment_id = p.id
                                join payments.journal j on j.cause = 'charge:' || o.id
                                join payments.entry e on e.journal_id = j.id
                                where p.order_id = :order
                                order by e.line
                                """)
                        .param("order", order.value())
                        .query(String.class)
                        .list())
                .containsExactly("gateway:test 1000 EUR", "customers -1000 EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"captured = amount + 1", "captured = -1", "refunded = captured + 1", "refund_pending = -1"})
    void aPaymentCannotHoldImpossibleAmounts(String change, Slice slice) {
        OrderId order = paid(slice);
        JdbcClient sql = slice.bean(JdbcClient.class);

        assertThatThrownBy(() -> sql.sql("update payments.payment set " + change + " where order_id = :order")
                        .param("order", order.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anOrderHasOneLivePayment(Slice slice) {
        Payments payments = slice.bean(Payments.class);
        OrderId order = OrderId.next();

        assertThatThrownBy(() -> slice.inTransaction(() -> {
                    payments.open(order, TestGateway.METHOD, null, TEN_EUROS);
                    payments.open(order, TestGateway.METHOD, null, TEN_EUROS);
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    /** An order of which is known here that it is paid. */
    private static OrderId paid(Slice slice) {
        Payments payments = slice.bean(Payments.class);
        OrderId order = OrderId.next();
        payments.finish(slice.fromTransaction(() -> payments.open(order, TestGateway.METHOD, null, TEN_EUROS)));
        return order;
    }

    private static UUID book(Slice slice, long... amounts) {
        JdbcClient sql = slice.bean(JdbcClient.class);
        UUID journal = UUID.randomUUID();
        slice.inTransaction(() -> {
            sql.sql("insert into payments.journal (id, cause) values (:id, :cause)")
                    .param("id", journal)
                    .param("cause", "test:" + journal)
                    .update();
            insertEntries(sql, journal, 1, amounts);
        });
        return journal;
    }

    /** All in one statement, after which they are looked at. */
    private static void insertEntries(JdbcClient sql, UUID journal, int firstLine, long... amounts) {
        sql.sql("""
                        insert into payments.entry (journal_id, line, account, amount, currency)
                        select :journal, :firstLine + place - 1, 'test', amount, 'EUR'
                        from unnest(:amounts::bigint[]) with ordinality as t (amount, place)
                        """)
                .param("journal", journal)
                .param("firstLine", firstLine)
                .param("amounts", Arrays.stream(amounts).boxed().toArray(Long[]::new))
                .update();
    }
}
