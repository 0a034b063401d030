package io.merkato.accounts.confirmed;

import io.merkato.kernel.UserId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ConfirmedAccountStore {

    private final JdbcClient sql;

    ConfirmedAccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The accounts with these keys whose address is confirmed, by key. Nobody deletes them until the end of the transaction. */
    Map<String, UserId> lock(Collection<String> keys) {
        Map<String, UserId> accounts = new HashMap<>();
        sql.sql("""
                        select email_key, id from accounts.account
                        where email_key = any((select :keys)::text[]) and confirmed_at is not null
                        order by id for key share
                        """).param("keys", keys.toArray(String[]::new)).query((ResultSet rs) -> {
            accounts.put(rs.getString("email_key"), new UserId(rs.getObject("id", UUID.class)));
        });
        return accounts;
    }
}
