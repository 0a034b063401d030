package io.merkato.payments;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The double-entry ledger. Nothing that is written in it is changed. */
@Component
class LedgerStore {

    private final JdbcClient sql;

    LedgerStore(JdbcClient sql) {
        this.sql = sql;
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
