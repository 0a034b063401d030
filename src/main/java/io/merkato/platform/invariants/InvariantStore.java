package io.merkato.platform.invariants;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvariantStore {

    private static final int ENOUGH = 10;

    private final JdbcClient sql;

    InvariantStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first rows that a query finds, each with the number of all. The first column of a query is the id of what it finds. */
    List<Broken> find(String query) {
        return sql.sql("select count(*) over (), t::text, t.* from (" + query + ") t limit " + ENOUGH)
                .query((rs, row) -> new Broken(rs.getLong(1), rs.getString(2), String.valueOf(rs.getString(3))))
                .list();
    }

    record Broken(long count, String row, String id) {}
}
