package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class ProfileTest {

    @Test
    void peopleSeeThemselvesAndNoSecret(Shop shop) {
        String email = shop.registered();
        Client customer =
                shop.anonymous().bearing(shop.signIn(email, Shop.PASSWORD).text("/accessToken"));

        Answer me = customer.get("/v1/me").expect(200);

        assertThat(me.text("/email")).isEqualTo(email);
        assertThat(me.text("/firstName")).isEqualTo("Ada");
        assertThat(me.text("/roles/0")).isEqualTo("customer");
        assertThat(me.text("/createdAt")).endsWith("Z");
        assertThat(me.body()).doesNotContain("argon", "assword", "hash");
    }

    @Test
    void whatIsGivenChangesAndTheRestStays(Shop shop) {
        Client customer = shop.customer();

        Answer changed =
                customer.patch("/v1/me", "{\"firstName\":\"Augusta\",\"phone\":\"+49 30 1\",\"lastName\":null}");

        assertThat(changed.expect(200).text("/firstName")).isEqualTo("Augusta");
        assertThat(changed.text("/lastName")).isEqualTo("Lovelace");
        assertThat(changed.text("/phone")).isEqualTo("+49 30 1");
        assertThat(customer.get("/v1/me").body()).isEqualTo(changed.body());
    }

    @Test
    void anEmptyPhoneIsNone(Shop shop) {
        Client customer = shop.customer();
        customer.patch("/v1/me", "{\"phone\":\"+49 30 1\"}").expect(200);

        Answer changed = customer.patch("/v1/me", "{\"phone\":\"\"}").expect(200);

        assertThat(changed.at("/phone").isNull()).isTrue();
    }

    @Test
    void anEmptyChangeChangesNothing(Shop shop) {
        Client customer = shop.customer();
        String before = customer.get("/v1/me").body();

        assertThat(customer.patch("/v1/me", "{}").expect(200).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"firstName\":\"\"}", "{\"firstName\":\" \"}", "{\"lastName\":\"a\\nb\"}", "{\"phone\":\" \"}"
            })
    void aNameIsNotBlankAndOneLine(String change, Shop shop) {
        shop.customer().patch("/v1/me", change).expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void aNameHasAtMost100Characters(Shop shop) {
        Client customer = shop.customer();

        customer.patch("/v1/me", "{\"lastName\":\"" + "x".repeat(101) + "\"}").expectProblem(422, "VALIDATION_FAILED");
        customer.patch("/v1/me", "{\"lastName\":\"" + "x".repeat(100) + "\"}").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles\":[\"admin\"]", "email\":\"a@example.org\"", "id\":\"1\"", "disabled\":false"})
    void nobodyChangesWhatTheyAreAllowedTo(String field, Shop shop) {
        shop.customer().patch("/v1/me", "{\"" + field + "}").expectProblem(400, "UNKNOWN_FIELD");
    }

    @Test
    void nobodySeesTheProfileOfAGuest(Shop shop) {
        shop.anonymous().get("/v1/me").expectProblem(401, "UNAUTHENTICATED");
        shop.anonymous().patch("/v1/me", "{}").expectProblem(401, "UNAUTHENTICATED");
    }
}
