package io.merkato.platform.invalidation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvalidationStore {

    static final String CHANNEL = "merkato";

    private final JdbcClient sql;

    InvalidationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Tells all nodes, when and if the transaction commits. */
    void send(List<String> texts) {
        sql.sql("select pg_notify(:channel, text) from unnest(:texts::text[]) as sent (text)")
                .param("channel", CHANNEL)
                .param("texts", texts.toArray(String[]::new))
                .query((row, number) -> true)
                .list();
    }
}
