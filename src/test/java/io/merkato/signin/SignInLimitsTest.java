package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How often passwords may be guessed and accounts registered. Everybody comes through a proxy that the shop trusts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInLimitsTest {

    private static final int PER_NETWORK = 20;
    private static final int REGISTRATIONS = 12;
    private static final String WRONG = "a wrong password";

    private final AtomicInteger places = new AtomicInteger();
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start(
                Shop.connections(10),
                "--merkato.sign-ins-per-address=" + PER_NETWORK,
                "--merkato.registrations-per-address=" + REGISTRATIONS,
                "--merkato.trusted-proxies=127.0.0.1,::1");
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void theSixthWrongPasswordIsRefusedWithTheTimeToWait() {
        String email = customer();
        Client stranger = from(somewhere());
        fail(stranger, email, 5);

        Answer sixth = Customer.signIn(stranger, email, WRONG).expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(Integer.parseInt(sixth.header("retry-after"))).isBetween(1, 180);
        assertThat(sixth.header("ratelimit")).matches("\"sign-in\";r=0;t=\\d+");
        assertThat(sixth.header("ratelimit-policy")).isEqualTo("\"sign-in\";q=5;w=900");
    }

    @Test
    void theRightPasswordHelpsNoGuesserFromTheSamePlace() {
        String email = customer();
        Client stranger = from(somewhere());
        fail(stranger, email, 5);

        Customer.signIn(stranger, email, Shop.PASSWORD).expectProblem(429, "TOO_MANY_REQUESTS");
    }

    @Test
    void aStrangerNeverLocksTheOwnerOut() {
        String email = customer();
        Client stranger = from(somewhere());
        fail(stranger, email, 5);
        Customer.signIn(stranger, email, WRONG).expect(429);

        Customer.signIn(from(somewhere()), email, Shop.PASSWORD).expect(200);

        Customer.signIn(stranger, email, WRONG).expect(429);
    }

    @Test
    void anotherSpellingOfTheAddressGivesNoMoreTries() {
        String email = customer();
        Client stranger = from(somewhere());
        fail(stranger, email, 2);
        fail(stranger, email.toUpperCase(Locale.ROOT), 2);
        fail(stranger, "B" + email.substring(1), 1);

        Customer.signIn(stranger, "bU" + email.substring(2), WRONG).expect(429);
    }

    @Test
    void anUnknownAddressIsThrottledLikeAKnownOne() {
        Client here = from(somewhere());
        String unknown = newAddress();
        String known = customer();
        fail(here, unknown, 5);
        fail(here, known, 5);

        Answer ofUnknown = Customer.signIn(here, unknown, WRONG).expect(429);
        Answer ofKnown = Customer.signIn(here, known, WRONG).expect(429);

        assertThat(ofUnknown.body()).isEqualTo(ofKnown.body());
        assertThat(ofUnknown.response().headers().map().keySet())
                .isEqualTo(ofKnown.response().headers().map().keySet());
        assertThat(ofUnknown.header("ratelimit-policy")).isEqualTo(ofKnown.header("ratelimit-policy"));
    }

    @Test
    void theRightPasswordForgivesTheWrongOnesBefore() {
        String email = customer();
        Client owner = from(somewhere());
        fail(owner, email, 4);
        Customer.signIn(owner, email, Shop.PASSWORD).expect(200);

        fail(owner, email, 4);
        Customer.signIn(owner, email, Shop.PASSWORD).expect(200);
    }

    @Test
    void aHundredGuessesAtOnceAreFive() {
        String email = customer();
        Client stranger = from(somewhere());

        List<Answer> answers = AtOnce.run(100, i -> guess(stranger, email, WRONG + i));

        assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                .isEqualTo(Map.of(401, 5L, 429, 95L));
    }

    /** Guesses until the shop has room to answer. */
    private static Answer guess(Client stranger, String email, String password) {
        Answer answer = Customer.signIn(stranger, email, password);
        return answer.status() == 503 ? guess(stranger, email, password) : answer;
    }

    @Test
    void onePasswordForManyAddressesIsThrottledByThePlace() {
        Client sprayer = from(somewhere());
        for (int i = 0; i < PER_NETWORK; i++) {
            fail(sprayer, newAddress(), 1);
        }

        Answer refusal = Customer.signIn(sprayer, newAddress(), WRONG).expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(refusal.header("ratelimit-policy")).startsWith("\"sign-in-network\";q=" + PER_NETWORK);
        fail(from(somewhere()), newAddress(), 1);
    }

    @Test
    void sprayingAtOnceIsNoMoreThanInARow() {
        Client sprayer = from(somewhere());

        List<Answer> answers = AtOnce.run(100, i -> Customer.signIn(sprayer, newAddress(), WRONG));

        assertThat(answers.stream().filter(answer -> answer.status() == 401)).hasSizeLessThanOrEqualTo(PER_NETWORK);
        assertThat(answers).extracting(Answer::status).isSubsetOf(401, 429, 503);
    }

    @Test
    void whatThePlaceIsRefusedCostsTheAccountNothing() {
        String email = customer();
        Client office = from(somewhere());
        for (int i = 0; i < PER_NETWORK; i++) {
            fail(office, newAddress(), 1);
        }
        for (int i = 0; i < 6; i++) {
            assertThat(Customer.signIn(office, email, WRONG).expect(429).header("ratelimit"))
                    .startsWith("\"sign-in-network\"");
        }
    }

    @Test
    void peopleWhoKnowTheirPasswordsUseNothingUp() {
        String email = customer();
        Client office = from(somewhere());

        for (int i = 0; i < PER_NETWORK + 5; i++) {
            Customer.signIn(office, email, Shop.PASSWORD).expect(200);
        }
    }

    @Test
    void registrationsFromOnePlaceAreLimited() {
        Client office = from(somewhere());
        for (int i = 0; i < REGISTRATIONS; i++) {
            register(office, newAddress()).expect(202);
        }

        Answer refusal = register(office, newAddress()).expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(Integer.parseInt(refusal.header("retry-after"))).isPositive();
        assertThat(refusal.header("ratelimit-policy")).startsWith("\"register-network\";q=" + REGISTRATIONS);
        register(from(somewhere()), newAddress()).expect(202);
    }

    @Test
    void aMailboxGetsAtMostFiveMailsOfRegistrationsAnHour() {
        String email = newAddress();
        Answer first = register(from(somewhere()), email).expect(202);

        for (int i = 0; i < 6; i++) {
            String spelling = i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT);
            assertThat(register(from(somewhere()), spelling).expect(202).body()).isEqualTo(first.body());
        }

        shop.expectNothingLeftOver();
        assertThat(shop.mails(email, 0)).hasSize(5);
    }

    private static void fail(Client client, String email, int times) {
        for (int i = 0; i < times; i++) {
            Customer.signIn(client, email, WRONG).expectProblem(401, "INVALID_CREDENTIALS");
        }
    }

    private static Answer register(Client client, String email) {
        return client.post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD));
    }

    /** The address of a customer who registered from a place of their own. */
    private String customer() {
        String email = "buyer-" + UUID.randomUUID() + "@example.org";
        register(from(somewhere()), email).expect(202);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(email) + "\"}")
                .expect(204);
        return email;
    }

    private Client from(String address) {
        return shop.anonymous().with("X-Forwarded-For", address);
    }

    private String somewhere() {
        return "198.51.100." + places.incrementAndGet();
    }

    private static String newAddress() {
        return "nobody-" + UUID.randomUUID() + "@example.org";
    }
}
