package io.merkato.platform.invalidation;

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
    void send(String text) {
        sql.sql("select pg_notify(:channel, :text)")
                .param("channel", CHANNEL)
                .param("text", text)
                .query((row, number) -> true)
                .single();
    }
}
