package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Once the owner has a new password, whoever has the old one gets nothing done with it, however close it comes. */
@ShopTest
class StolenPasswordTest {

    private static final String NEW = "another long password";

    @RepeatedTest(5)
    @ManyConnections
    void noChangeOfAddressOutlivesANewPassword(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();
        String thief = "thief-" + UUID.randomUUID() + "@example.org";

        List<Answer> answers = AtOnce.all(List.of(
                () -> ada.reset(token, NEW),
                () -> ada.client().put("/v1/me/email", """
                        {"email":"%s","password":"%s"}""".formatted(thief, Shop.PASSWORD)),
                () -> ada.client().put("/v1/me/email", """
                        {"email":"%s","password":"%s"}""".formatted(thief, Shop.PASSWORD))));

        answers.getFirst().expect(200);
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from accounts.email_change where account_id = :id::uuid")
                        .param("id", ada.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @RepeatedTest(5)
    @ManyConnections
    void nobodyIsErasedWithAPasswordThatWasReplaced(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();

        List<Answer> answers = AtOnce.all(List.of(() -> ada.reset(token, NEW), () -> ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")));

        boolean reset = answers.getFirst().status() == 200;
        boolean erased = answers.get(1).status() == 204;
        assertThat(reset).as(answers.toString()).isNotEqualTo(erased);
    }
}
