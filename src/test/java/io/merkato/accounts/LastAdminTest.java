package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shop is never left without an admin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastAdminTest {

    private static final String ERASURE = "{\"password\":\"" + Shop.PASSWORD + "\"}";

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
    void theLastAdminCannotBeMadeAnythingElse() {
        Customer last = soleAdmins(Customer.of(shop)).getFirst();

        for (String decision : List.of("{\"roles\":[\"staff\"]}", "{\"disabled\":true}")) {
            decide(last, last, decision).expectProblem(409, "LAST_ADMIN");
        }
        last.client().send("DELETE", "/v1/me", ERASURE).expectProblem(409, "LAST_ADMIN");

        last.client().get("/v1/admin/users").expect(200);
    }

    @Test
    void whoIsDisabledOrUnconfirmedDoesNotCount() {
        Customer disabled = Customer.of(shop);
        Customer last = soleAdmins(disabled, Customer.of(shop)).getLast();
        decide(last, disabled, "{\"disabled\":true}").expect(200);

        decide(last, last, "{\"roles\":[\"customer\"]}").expectProblem(409, "LAST_ADMIN");
        decide(last, disabled, "{\"disabled\":false}").expect(200);

        decide(last, last, "{\"roles\":[\"customer\"]}").expect(200);
    }

    @Test
    void oneOfTwoMayGo() {
        List<Customer> two = soleAdmins(Customer.of(shop), Customer.of(shop));

        two.getFirst().client().send("DELETE", "/v1/me", ERASURE).expect(204);

        two.getLast().client().get("/v1/admin/users").expect(200);
    }

    @RepeatedTest(5)
    void ofTwoWhoDemoteEachOtherAtOnceOneStays() {
        List<Customer> two = soleAdmins(Customer.of(shop), Customer.of(shop));

        List<Answer> answers = AtOnce.run(2, i -> decide(two.get(i), two.get(1 - i), "{\"roles\":[\"customer\"]}"));

        // The slower one finds the shop with one admin, or is none any more when asked who asks.
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).isSubsetOf(200, 403, 409);
        assertThat(admins()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofTwoWhoGoAtOnceOneStays() {
        List<Customer> two = soleAdmins(Customer.of(shop), Customer.of(shop));
        Client first = two.getFirst().client();

        List<Answer> answers = AtOnce.all(List.of(
                () -> first.send("DELETE", "/v1/me", ERASURE),
                () -> decide(two.getLast(), two.getLast(), "{\"disabled\":true}")));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(409);
        assertThat(admins()).isEqualTo(1);

        List<Customer> others = soleAdmins(Customer.of(shop), Customer.of(shop));
        List<Answer> erasures = AtOnce.run(2, i -> others.get(i).client().send("DELETE", "/v1/me", ERASURE));
        assertThat(erasures).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(admins()).isEqualTo(1);
    }

    private static Answer decide(Customer actor, Customer about, String decision) {
        return actor.client().patch("/v1/admin/users/" + about.id(), decision);
    }

    /** Makes these the only admins, whatever tests before have left. */
    private List<Customer> soleAdmins(Customer... customers) {
        List<String> ids = List.of(customers).stream().map(Customer::id).toList();
        shop.bean(JdbcClient.class).sql("""
                        update accounts.account
                        set roles = case when id::text in (:ids) then array['admin'] else array['customer'] end
                        """).param("ids", ids).update();
        return List.of(customers);
    }

    private int admins() {
        return shop.bean(JdbcClient.class).sql("""
                        select count(*) from accounts.account
                        where 'admin' = any (roles) and disabled_at is null and confirmed_at is not null
                        """).query(Integer.class).single();
    }
}
