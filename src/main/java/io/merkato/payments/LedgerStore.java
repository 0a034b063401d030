package io.merkato.payments;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The double-entry ledger. Nothing that is written in it is changed. */
@Component
class LedgerStore {

    private static final String GATEWAY = "gateway:";

    /** What the shop owes its customers for what they paid, and what of it is about to be given back. */
    private static final String CUSTOMERS = "customers";

    private static final String REFUNDS_PENDING = "refunds-pending";

    /** What buyers' banks have taken back. */
    private static final String DISPUTES = "disputes";

    private final JdbcClient sql;

    LedgerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Books what a refund is about to give back. */
    void bookRefundOpened(OperationId refund, Money amount) {
        book("refund-opened:" + refund, CUSTOMERS, REFUNDS_PENDING, amount);
    }

    /** Books the money that an operation has moved, if it is of a kind that moves any. */
    void bookDone(Operation operation) {
        String cause = operation.kind().text() + ":" + operation.id();
        String gateway = GATEWAY + operation.method();
        if (operation.kind().takesMoney()) {
            book(cause, gateway, CUSTOMERS, operation.amount());
        } else if (operation.kind().returnsMoney()) {
            book(cause, REFUNDS_PENDING, gateway, operation.amount());
        }
    }

    /** What could not be given back is owed again. */
    void bookFailed(Operation operation) {
        if (operation.kind().returnsMoney()) {
            book("refund-failed:" + operation.id(), REFUNDS_PENDING, CUSTOMERS, operation.amount());
        }
    }

    /** Books what moved at a gateway without an operation. */
    void bookElsewhere(GatewayEntry.Kind kind, String cause, String method, Money amount) {
        String gateway = GATEWAY + method;
        switch (kind) {
            case DISPUTED -> book(cause, DISPUTES, gateway, amount);
            case REINSTATED -> book(cause, gateway, DISPUTES, amount);
            case UNDONE -> book(cause, gateway, CUSTOMERS, amount);
            case TAKEN, REFUNDED -> throw new IllegalArgumentException("It is booked with its operation: " + cause);
        }
    }

    /** Books an amount from one account to another. A cause is booked once; a second time fails. */
    void book(String cause, String toAccount, String fromAccount, Money amount) {
        sql.sql("""
                        with journal as (
                            insert into payments.journal (id, cause) values (:id, :cause) returning id
                        )
                        insert into payments.entry (journal_id, line, account, amount, currency)
                        select journal.id, side.line, side.account, side.amount, :currency
                        from journal
                        cross join (values (1, :toAccount, :amount), (2, :fromAccount, -:amount))
                            as side (line, account, amount)
                        """)
                .param("id", Ids.next())
                .param("cause", cause)
                .param("toAccount", toAccount)
                .param("fromAccount", fromAccount)
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .update();
    }
}
