package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class ForgetUnconfirmedTest {

    @Test
    void anAccountThatNobodyConfirmsIsForgottenAfterAWeek(Shop shop) {
        String fresh = registered(shop, "6 days", null);
        String old = registered(shop, "8 days", null);
        String confirmed = registered(shop, "8 days", null);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"%s\"}".formatted(shop.mailedToken(confirmed)))
                .expect(204);

        shop.bean(ForgetUnconfirmed.class).run();

        assertThat(isKnown(shop, fresh)).isTrue();
        assertThat(isKnown(shop, old)).isFalse();
        assertThat(isKnown(shop, confirmed)).isTrue();
    }

    @Test
    void aConfirmationThatWasSentAgainKeepsTheAccountForADay(Shop shop) {
        String waiting = registered(shop, "8 days", "23 hours");
        String old = registered(shop, "8 days", "25 hours");

        shop.bean(ForgetUnconfirmed.class).run();

        assertThat(isKnown(shop, waiting)).isTrue();
        assertThat(isKnown(shop, old)).isFalse();
    }

    /** An address that was registered so long ago, and whose confirmation was sent again so long ago. */
    private static String registered(Shop shop, String age, @Nullable String resent) {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        shop.anonymous()
                .post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD))
                .expect(202);
        shop.mailedToken(email);
        shop.bean(JdbcClient.class)
                .sql("""
                        update accounts.account
                        set updated_at = now() - :age::interval, confirmation_resent_at = now() - :resent::interval
                        where email = :email
                        """)
                .param("email", email)
                .param("age", age)
                .param("resent", resent)
                .update();
        return email;
    }

    private static boolean isKnown(Shop shop, String email) {
        return shop.bean(Accounts.class).findByEmail(email) != null;
    }
}
