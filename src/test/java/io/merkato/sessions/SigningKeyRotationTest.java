package io.merkato.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A new signing key in the place of the current one, with and without trust in the older ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningKeyRotationTest {

    private static final String PATH = "/v1/admin/signing-keys";

    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start(Shop.connections(10));
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void nobodyIsSignedOutByANewKey() throws ParseException {
        Customer before = Customer.of(shop);
        before.expectSignedIn();

        admin().post(PATH, null).expect(201);

        before.expectSignedIn();
        Customer after = before.with(before.refresh().expect(200));
        after.expectSignedIn();
        assertThat(kid(after)).isNotEqualTo(kid(before));
        assertThat(kid(before.onAnotherDevice())).isEqualTo(kid(after));
        assertThat(published()).contains(kid(before), kid(after));
    }

    @Test
    void theListTellsWhichKeySigns() throws ParseException {
        Answer list = admin().post(PATH, "{}").expect(201);

        assertThat(list.body()).isEqualTo(admin().get(PATH).expect(200).body());
        assertThat(list.at("/items/0/retiredAt").isNull()).isTrue();
        assertThat(list.text("/items/1/retiredAt")).endsWith("Z");
        assertThat(list.text("/items/0/id")).isEqualTo(kid(Customer.of(shop)));
        assertThat(list.body()).doesNotContain("private", "\"d\"");
    }

    @Test
    void aKeyThatHasLeakedIsRefusedAtOnceAndClientsRefresh() throws ParseException {
        Customer before = Customer.of(shop);
        before.expectSignedIn();

        admin().post(PATH, "{\"revokeOthers\":true}").expect(201);

        before.client().get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        before.client().get("/v1/products").expectProblem(401, "INVALID_TOKEN");
        Customer after = before.with(before.refresh().expect(200));
        after.expectSignedIn();
        assertThat(published()).containsExactly(kid(after));
    }

    @Test
    void rotationsAtOnceLeaveOneKeyThatSigns() {
        Client admin = admin();
        admin.post(PATH, "{\"revokeOthers\":true}").expect(201);
        Client again = admin();

        List<Answer> answers = AtOnce.run(10, i -> again.post(PATH, "{\"revokeOthers\":false}"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        Answer keys = again.get(PATH).expect(200);
        assertThat(keys.at("/items").valueStream().filter(key -> key.get("retiredAt")
                        .isNull()))
                .hasSize(1);
        Customer.of(shop).expectSignedIn();
    }

    @Test
    void revocationsAtOnceLeaveTheNewKeyAlone() throws ParseException {
        Customer before = Customer.of(shop);
        before.expectSignedIn();
        Client admin = admin();

        AtOnce.run(5, i -> admin.post(PATH, "{\"revokeOthers\":" + (i % 2 == 0) + "}"));

        before.client().get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        before.with(before.refresh().expect(200)).expectSignedIn();
        assertThat(published()).contains(kid(Customer.of(shop)));
    }

    @Test
    void onlyAdminsRotateKeys() {
        Customer staff = Customer.of(shop);
        Client admin = admin();
        admin.patch("/v1/admin/users/" + staff.id(), "{\"roles\":[\"staff\"]}").expect(200);

        for (Client client : List.of(staff.client(), Customer.of(shop).client())) {
            client.get(PATH).expectProblem(403, "FORBIDDEN");
            client.post(PATH, null).expectProblem(403, "FORBIDDEN");
        }
        shop.anonymous().post(PATH, null).expectProblem(401, "UNAUTHENTICATED");
    }

    /** Signed in anew, since a test before may have revoked the key of the shop's own admin. */
    private Client admin() {
        return shop.anonymous()
                .bearing(shop.signIn(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD).text("/accessToken"));
    }

    private List<String> published() {
        return shop.anonymous()
                .get("/.well-known/jwks.json")
                .expect(200)
                .at("/keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private static String kid(Customer customer) throws ParseException {
        return SignedJWT.parse(customer.session().text("/accessToken"))
                .getHeader()
                .getKeyID();
    }
}
