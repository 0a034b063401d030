package io.merkato.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.merkato.accounts.Accounts;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.platform.settings.Mode;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class FirstAdminTest {

    private static final String PASSWORD = "another long test password";

    @Test
    void theAdminOfTheSettingsCanSignIn(Shop shop) {
        Answer answer = shop.signIn(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD);

        assertThat(answer.text("/user/roles/0")).isEqualTo("admin");
    }

    @Test
    void aRegistrationThatNobodyConfirmedDoesNotStandInTheWay(Shop shop) {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, Shop.PASSWORD))
                .expect(202);
        String mailed = shop.mailedToken(email);

        make(shop, email, PASSWORD, false);

        assertThat(shop.signIn(email, PASSWORD).text("/user/roles/0")).isEqualTo("admin");
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + mailed + "\"}")
                .expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aCustomerDoesNotBecomeAnAdminBySettings(Shop shop) {
        String email = shop.registered();

        make(shop, email, PASSWORD, false);

        assertThat(shop.signIn(email, Shop.PASSWORD).text("/user/roles/0")).isEqualTo("customer");
    }

    @Test
    void aSecondStartChangesNothing(Shop shop) {
        make(shop, Shop.ADMIN_EMAIL, PASSWORD, true);

        shop.signIn(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD);
    }

    @Test
    void aShopThatHasAnAdminMakesNone(Shop shop) {
        assertThatCode(() -> make(shop, null, null, true)).doesNotThrowAnyException();

        assertThat(shop.bean(Accounts.class).findByEmail("admin@merkato.example"))
                .isNull();
    }

    private static void make(Shop shop, @Nullable String email, @Nullable String password, boolean sandbox) {
        new FirstAdmin(
                        new RegistrationSettings(email, password, 1),
                        sandbox ? Mode.SANDBOX : Mode.PRODUCTION,
                        shop.bean(AdminFile.class),
                        shop.bean(Accounts.class),
                        shop.bean(Confirmations.class),
                        shop.bean(PasswordRules.class),
                        shop.bean(PasswordHashing.class),
                        shop.bean(TransactionTemplate.class))
                .afterSingletonsInstantiated();
    }
}
