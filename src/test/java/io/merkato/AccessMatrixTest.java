package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.merkato.access.AccessTable;
import io.merkato.access.AccessTable.Row;
import io.merkato.access.Contents;
import io.merkato.access.GoodRequests;
import io.merkato.access.GoodRequests.Call;
import io.merkato.access.Route;
import io.merkato.access.Routes;
import io.merkato.access.Who;
import io.merkato.kernel.Audience;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls every route as everybody and compares with the table in src/test/resources/access-matrix.md. The shop is one of
 * its own, since the test looks at everything in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    /** What is served as it lies in the shop, and so is in neither the document nor the mappings. */
    private static final String SERVED_AS_FILE = "GET /openapi.json";

    private static final Set<String> OPEN_TO_CACHES = Set.of(
            "/.well-known/jwks.json",
            "/openapi.json",
            "/docs",
            "/docs/",
            "/docs/index.html",
            "/docs/after-the-sale",
            "/docs/guide",
            "/docs/problems",
            "/docs/sandbox",
            "/docs/states",
            "/v1/categories",
            "/v1/products",
            "/v1/products/{idOrSlug}",
            "/v1/products/{id}/reviews",
            "/v1/search/suggestions");

    /** The answers of these tell of the owner to whoever shows the owner's credentials, and what a sandbox has of its own to all. */
    private static final Set<String> MAY_TELL_OF_THE_OWNER =
            Set.of("/v1/auth/login", "/v1/auth/refresh", "/dev/gateway", "/dev/mails", "/dev/inbox");

    private final AccessTable table = AccessTable.read();

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @SuppressWarnings("NullAway.Init")
    private GoodRequests requests;

    @SuppressWarnings("NullAway.Init")
    private Contents contents;

    @SuppressWarnings("NullAway.Init")
    private Map<String, List<String>> documented;

    @BeforeAll
    void start() {
        shop = Shop.start();
        requests = new GoodRequests(shop);
        contents = new Contents(shop);
        documented = Routes.documented(shop);
    }

    @AfterAll
    void stop() {
        shop.expectNothingLeftOver();
        shop.close();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> routes = new TreeSet<>(documented.keySet());
        routes.addAll(Routes.mapped(shop));
        routes.add(SERVED_AS_FILE);
        Set<String> rows =
                table.rows().stream().map(row -> row.route().toString()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes.stream().filter(route -> !rows.contains(route)))
                .as(
                        "Nobody has said who may call these. Add a row for each to %s, and what it needs to GoodRequests",
                        AccessTable.FILE)
                .isEmpty();
        assertThat(rows.stream().filter(row -> !routes.contains(row)))
                .as("The shop has no such routes. Take their rows out of %s", AccessTable.FILE)
                .isEmpty();
        assertThat(Routes.files(shop))
                .as("Whatever else serves files is a route, and needs a rule")
                .containsExactlyInAnyOrder("/**", "/webjars/**", "/images/demo/**");
    }

    @Test
    void theTableSaysOfEachRouteWhatStandsOnItsHandler() {
        Map<String, Audience> audiences = Routes.audiences(shop);
        assertSoftly(softly -> table.rows().stream()
                .filter(row -> audiences.containsKey(row.route().toString()))
                .forEach(row -> Arrays.stream(Who.values()).forEach(who -> {
                    Audience audience =
                            Objects.requireNonNull(audiences.get(row.route().toString()));
                    int refusal = who == Who.ANONYMOUS ? 401 : 403;
                    softly.assertThat(row.status(who) == refusal)
                            .as("%s, open to %s, refuses %s", row.route(), audience, who)
                            .isEqualTo(isOutside(audience, who) || asksForACredential(row.route(), who));
                })));
    }

    private static boolean isOutside(Audience audience, Who who) {
        return switch (audience) {
            case UNRECOGNIZED, EVERYBODY, BUYERS -> false;
            case SIGNED_IN -> who == Who.ANONYMOUS;
            case STAFF -> who != Who.STAFF && who != Who.ADMIN;
            case ADMINS -> who != Who.ADMIN;
            case NOBODY -> true;
        };
    }

    /** A guest without a cart has nothing that could be listed. */
    private static boolean asksForACredential(Route route, Who who) {
        return who == Who.ANONYMOUS && route.toString().equals("GET /v1/orders");
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
        return table.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.route().toString(), () -> {
                    String thing = row.route().namesAThing() ? requests.newThing(row.route()) : "";
                    refuse(row, thing);
                    allow(row, thing);
                }));
    }

    @Test
    void aGuestsOrderIsThereForWhoHoldsItsTokenOnly() {
        for (Row row : table.rows()) {
            Route route = row.route();
            if (!route.path().startsWith("/v1/orders/{id}")) {
                continue;
            }
            Map.Entry<Client, String> order = requests.guestsOrder(route);
            Stream<Call> strangers =
                    Arrays.stream(Who.values()).map(who -> requests.call(route, who, order.getValue()));
            Call owners = requests.call(route, Who.ANONYMOUS, order.getValue()).from(order.getKey());
            Answer unknown = requests.call(
                            route, Who.ANONYMOUS, UUID.randomUUID().toString())
                    .from(order.getKey())
                    .send();
            Stream.concat(strangers, Stream.of(owners.from(requests.otherGuest())))
                    .forEach(call -> assertThat(shown(call.send().expectProblem(404, "NOT_FOUND")))
                            .isEqualTo(shown(unknown)));
            assertThat(owners.send().status()).as("%s", route).isEqualTo(row.status(Who.OWNER));
        }
    }

    /** All who are to be refused try it on one and the same thing, which is as before when they are through. */
    private void refuse(Row row, String thing) {
        List<Attempt> attempts = new ArrayList<>();
        for (Who who : Who.values()) {
            if (isRefusal(row.status(who))) {
                attempts.addAll(attempts(row, who, thing));
            }
        }
        if (attempts.isEmpty()) {
            return;
        }
        Call ownersGuess =
                requests.call(row.route(), Who.OWNER, UUID.randomUUID().toString());
        Map<String, String> before = contents.fingerprints();
        assertSoftly(softly -> {
            for (Attempt attempt : attempts) {
                Answer answer = attempt.call().send();
                int status = row.status(attempt.who());
                softly.check(() -> expectRefusal(answer, status, attempt.name()));
                if (row.route().namesAThing()) {
                    softly.assertThat(shown(answer))
                            .as("%s is answered as for a thing that is not there", attempt.name())
                            .isEqualTo(shown(attempt.guess().send()));
                }
                if (row.route().namesAThing() && status == 404) {
                    softly.assertThat(shown(answer))
                            .as("%s is answered as the owner is for a thing that is not there", attempt.name())
                            .isEqualTo(shown(ownersGuess.send()));
                }
            }
            softly.assertThat(contents.changedSince(before))
                    .as("tables that refused calls of %s have changed", row.route())
                    .isEmpty();
        });
    }

    /** All who are let in get a thing of their own to do it on; the first takes the one that others were refused. */
    private void allow(Row row, String firstThing) {
        assertSoftly(softly -> {
            String thing = firstThing;
            for (Who who : Who.values()) {
                if (isRefusal(row.status(who))) {
                    continue;
                }
                Answer answer = requests.call(row.route(), who, thing).send();
                expectGood(softly, row, who, answer);
                thing = row.route().namesAThing() ? requests.newThing(row.route()) : "";
            }
        });
    }

    private void expectGood(SoftAssertions softly, Row row, Who who, Answer answer) {
        Route route = row.route();
        int status = row.status(who);
        softly.assertThat(answer.status())
                .as("%s as %s: %s", route, who, answer.body())
                .isEqualTo(status);
        if (documented.containsKey(route.toString())) {
            softly.assertThat(documented.get(route.toString()))
                    .as("what the OpenAPI document says of %s", route)
                    .contains(String.valueOf(status));
        }
        if (!OPEN_TO_CACHES.contains(route.path())) {
            softly.assertThat(answer.header("cache-control"))
                    .as("%s as %s", route, who)
                    .contains("no-store");
        }
        boolean runsTheShop = route.path().startsWith("/v1/admin/");
        if (who != Who.OWNER && !runsTheShop && !MAY_TELL_OF_THE_OWNER.contains(route.path())) {
            softly.assertThat(answer.body())
                    .as("%s as %s tells nothing of the owner", route, who)
                    .doesNotContain(requests.ownersOwn());
        }
    }

    private List<Attempt> attempts(Row row, Who who, String thing) {
        Call call = requests.call(row.route(), who, thing);
        Call guess = requests.call(row.route(), who, UUID.randomUUID().toString());
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(new Attempt(row.route() + " as " + who, who, call, guess));
        if (who == Who.ANONYMOUS) {
            Client guest = requests.otherGuest();
            boolean asksGuests = row.status(who) == 404;
            if (asksGuests) {
                attempts.add(new Attempt(row.route() + " as another guest", who, call.from(guest), guess.from(guest)));
            }
        }
        return attempts;
    }

    private static void expectRefusal(Answer answer, int status, String attempt) {
        assertThat(answer.status()).as("%s: %s", attempt, answer.body()).isEqualTo(status);
        answer.expectProblem(
                status,
                switch (status) {
                    case 401 -> "UNAUTHENTICATED";
                    case 403 -> "FORBIDDEN";
                    default -> "NOT_FOUND";
                });
        assertThat(answer.header("cache-control")).as(attempt).contains("no-store");
    }

    private static boolean isRefusal(int status) {
        return status >= 400;
    }

    /** All that an answer shows of whether the thing is there: its body but the path asked for, and its headers' names. */
    private static List<Object> shown(Answer answer) {
        JsonNode body = answer.json();
        if (body instanceof ObjectNode object) {
            object.remove("instance");
        }
        Set<String> headers = answer.response().headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return List.of(answer.status(), body, headers);
    }

    /** A call that is to be refused, and the same for an id that nothing has. */
    private record Attempt(String name, Who who, Call call, Call guess) {}
}
