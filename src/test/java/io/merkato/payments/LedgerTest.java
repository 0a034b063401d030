package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
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
    void whatIsBookedStaysAsItIs(String statement, Shop shop) {
        JdbcClient sql = shop.bean(JdbcClient.class);

        assertThatThrownBy(() -> sql.sql(statement).update()).hasStackTraceContaining("is append-only");
    }

    @Test
    void aJournalThatDoesNotBalanceIsRefused(Shop shop) {
        assertThatThrownBy(() -> book(shop, 1000, -999)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aJournalOfOneEntryIsRefused(Shop shop) {
        assertThatThrownBy(() -> book(shop, 1000)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aJournalWithoutEntriesIsRefused(Shop shop) {
        assertThatThrownBy(() -> book(shop)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aJournalOfSeveralEntriesThatBalancesIsBooked(Shop shop) {
        UUID journal = book(shop, 1000, -600, -400);

        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from payments.entry where journal_id = :journal")
                        .param("journal", journal)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void nothingIsAddedLaterThatUnbalancesAJournal(Shop shop) {
        UUID journal = book(shop, 1000, -1000);
        JdbcClient sql = shop.bean(JdbcClient.class);

        assertThatThrownBy(() -> insertEntries(sql, journal, 3, 1)).hasStackTraceContaining("does not balance");
    }

    @Test
    void aCauseIsBookedOnce(Shop shop) {
        LedgerStore ledger = shop.bean(LedgerStore.class);
        TransactionTemplate transaction = shop.bean(TransactionTemplate.class);
        String cause = "test:" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> ledger.book(cause, "gateway", "customers", TEN_EUROS));

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> ledger.book(cause, "gateway", "customers", TEN_EUROS)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aPaidOrderIsBookedWithItsTotal(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(6000, 1), 1).order().isConfirmed();

        assertThat(shop.bean(JdbcClient.class)
                        .sql("""
                                select e.account || ' ' || e.amount || ' ' || e.currency
                                from payments.payment p
                                join payments.operation o on o.payment_id = p.id
                                join payments.journal j on j.cause = 'charge:' || o.id
                                join payments.entry e on e.journal_id = j.id
                                where p.order_id = :order::uuid
                                order by e.line
                                """)
                        .param("order", order.id())
                        .query(String.class)
                        .list())
                .containsExactly("gateway:sandbox 6000 EUR", "customers -6000 EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"captured = amount + 1", "captured = -1", "refunded = captured + 1", "refund_pending = -1"})
    void aPaymentCannotHoldImpossibleAmounts(String change, Shop shop) {
        SentOrder order = shop.guestWith(shop.product(6000, 1), 1).order().isConfirmed();
        JdbcClient sql = shop.bean(JdbcClient.class);

        assertThatThrownBy(() -> sql.sql("update payments.payment set " + change + " where order_id = :order::uuid")
                        .param("order", order.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anOrderHasOneLivePayment(Shop shop) {
        Payments payments = shop.bean(Payments.class);
        OrderId order = OrderId.next();

        assertThatThrownBy(() -> shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
                    payments.open(order, "sandbox", "tok_ok", TEN_EUROS);
                    payments.open(order, "sandbox", "tok_ok", TEN_EUROS);
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private static UUID book(Shop shop, long... amounts) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        UUID journal = UUID.randomUUID();
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
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
