package io.merkato.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever reads the database learns of secrets. */
@ShopTest
class StoredSecretsTest {

    @Test
    void noTableButTheMailsHoldsAPasswordOrATokenInClear(Shop shop) {
        String password = "secret-" + UUID.randomUUID();
        String email = "new-" + UUID.randomUUID() + "@example.org";
        shop.anonymous()
                .withNewKey()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, password))
                .expect(202);
        String mailed = shop.mailedToken(email);
        assertThat(tablesWith(shop, mailed)).isEmpty();
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + mailed + "\"}")
                .expect(204);
        Answer session = shop.signIn(email, password);
        Answer next = shop.anonymous()
                .post("/v1/auth/refresh", "{\"refreshToken\":\"" + session.text("/refreshToken") + "\"}")
                .expect(200);

        assertThat(tablesWith(shop, email)).as("the search finds what is there").contains("accounts.account");
        assertThat(tablesWith(shop, password)).isEmpty();
        for (Answer tokens : List.of(session, next)) {
            assertThat(tablesWith(shop, tokens.text("/refreshToken"))).isEmpty();
            assertThat(tablesWith(shop, tokens.text("/accessToken"))).isEmpty();
        }
    }

    @Test
    void aPasswordIsKeptAsArgon2idWithASaltOfItsOwn(Shop shop) {
        List<String> hashes = shop.bean(JdbcClient.class)
                .sql("select password_hash from accounts.account where email in (:emails)")
                .param("emails", List.of(shop.registered(), shop.registered()))
                .query(String.class)
                .list();

        assertThat(hashes).hasSize(2).doesNotHaveDuplicates().allSatisfy(hash -> assertThat(hash)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void thePrivateKeyIsKeptEncrypted(Shop shop) {
        byte[] stored = shop.bean(JdbcClient.class)
                .sql("select private_key from sessions.signing_key where retired_at is null")
                .query(byte[].class)
                .single();

        assertThat(stored.length)
                .as("longer than the bare value, by nonce and tag")
                .isGreaterThan(32);
        assertThat(tablesWith(shop, "\"d\":")).isEmpty();
    }

    /** The tables of accounts and of the platform with a row that shows the text, as it is or as bytes. */
    private static List<String> tablesWith(Shop shop, String secret) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        return sql.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in ('accounts', 'signin', 'sessions', 'audit', 'platform') and table_name <> 'outbox'
                        """).query(String.class).list().stream()
                .filter(table -> sql.sql("select exists (select 1 from " + table
                                + " t where strpos(t::text, :secret) > 0 or strpos(t::text, :hex) > 0)")
                        .param("secret", secret)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
