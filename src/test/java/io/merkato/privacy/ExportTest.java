package io.merkato.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A copy of everything that is held on a person, for that person. */
@ShopTest
class ExportTest {

    private static final String PATH = "/v1/me/export";

    @Test
    void aCopyHoldsEverything(Shop shop) {
        Customer ada = Customer.of(shop);
        Client client = ada.client();
        client.withNewKey().post("/v1/me/addresses", Shop.ADDRESS).expect(201);
        Product ordered = shop.product(1999, 5);
        ada.puts(ordered, 2);
        String order = ada.order().isConfirmed().id();
        Product inCart = shop.product(500, 5);
        ada.puts(inCart, 1);
        shop.mails(ada.email(), 2);

        Answer copy = client.get(PATH).expect(200);

        assertThat(Instant.parse(copy.text("/exportedAt")))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(copy.at("/profile")).isEqualTo(client.get("/v1/me").json());
        assertThat(copy.at("/addresses").toString()).contains("Ring 1", "10115", "Berlin");
        assertThat(copy.at("/sessions").size()).isEqualTo(1);
        assertThat(copy.text("/sessions/0/address")).isNotBlank();
        assertThat(copy.text("/orders/0/id")).isEqualTo(order);
        assertThat(copy.at("/orders/0/shippingAddress").toString()).contains("Ada Lovelace", "Ring 1");
        assertThat(copy.at("/cart").toString()).contains(inCart.variant()).doesNotContain(ordered.variant());
        assertThat(subjects(copy)).hasSize(2).contains("Please confirm your email address");
        assertThat(events(copy)).containsExactly("dataExported", "signedIn", "emailConfirmed", "registered");
    }

    @Test
    void aCopyHoldsNoHashAndNoToken(Shop shop) {
        Customer ada = Customer.of(shop);
        String reset = ada.resetToken();
        Customer now = ada.with(ada.refresh().expect(200));

        String copy = now.client().get(PATH).expect(200).body();

        assertThat(copy)
                .doesNotContain("argon2", "token=", "Hash", "password\":", "resetToken", reset, Shop.PASSWORD)
                .doesNotContain(
                        now.session().text("/refreshToken"), now.session().text("/accessToken"));
        List<String> hashes = shop.bean(JdbcClient.class)
                .sql("""
                        select encode(token_hash, 'base64') from sessions.refresh_token t
                        join sessions.session s on s.id = t.session_id where s.user_id = :id::uuid
                        """)
                .param("id", ada.id())
                .query(String.class)
                .list();
        assertThat(hashes).hasSize(2).noneMatch(copy::contains);
    }

    @Test
    void aCopyHoldsNothingOfOthers(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer grace = Customer.of(shop);
        grace.client().withNewKey().post("/v1/me/addresses", Shop.ADDRESS).expect(201);
        shop.setRoles(ada.id(), "staff");

        Answer copy = ada.client().get(PATH).expect(200);

        assertThat(copy.body()).doesNotContain(grace.id(), grace.email(), Shop.ADMIN_EMAIL);
        assertThat(copy.at("/addresses")).isEmpty();
        JsonNode change = copy.at("/securityEvents")
                .valueStream()
                .filter(event -> event.get("type").asString().equals("rolesChanged"))
                .findFirst()
                .orElseThrow();
        assertThat(change.get("address").isNull()).isTrue();
        assertThat(change.get("userAgent").isNull()).isTrue();
        assertThat(change.propertyNames()).doesNotContain("actorId");
    }

    @Test
    void whoGetsTheAddressOfSomebodyElseGetsNoneOfTheirMails(Shop shop) {
        Customer ada = Customer.of(shop);
        String next = "next-" + ada.email();
        ada.client()
                .put("/v1/me/email", "{\"email\":\"" + next + "\",\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(202);
        confirm(shop, shop.mailedToken(next));
        shop.mails(ada.email(), 3);
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Eve","lastName":"Else"}
                        """.formatted(ada.email(), Shop.PASSWORD))
                .expect(202);
        shop.mails(ada.email(), 4);
        confirm(shop, shop.mailedToken(ada.email()));

        Answer eves = shop.anonymous()
                .bearing(ada.signIn(Shop.PASSWORD).text("/accessToken"))
                .get(PATH);

        assertThat(subjects(eves)).containsExactly("Please confirm your email address");
        assertThat(subjects(ada.client().get(PATH)))
                .contains("Your email address is to be changed", "Please confirm your new email address");
    }

    @Test
    void aCopyIsForItsOwnerAndIsNotCached(Shop shop) {
        shop.anonymous().get(PATH).expectProblem(401, "UNAUTHENTICATED");

        assertThat(shop.customer().get(PATH).expect(200).header("cache-control"))
                .contains("no-store");
    }

    private static void confirm(Shop shop, String token) {
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + token + "\"}")
                .expect(204);
    }

    private static List<String> subjects(Answer copy) {
        return copy.expect(200)
                .at("/mails")
                .valueStream()
                .map(mail -> mail.get("subject").asString())
                .toList();
    }

    private static List<String> events(Answer copy) {
        return copy.at("/securityEvents")
                .valueStream()
                .map(event -> event.get("type").asString())
                .toList();
    }
}
