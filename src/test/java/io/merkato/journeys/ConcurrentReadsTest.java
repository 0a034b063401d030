package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.access.AccessTable;
import io.merkato.access.GoodRequests;
import io.merkato.access.Route;
import io.merkato.access.Who;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Many clients read everything that can be read, at once, through two connections to the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentReadsTest {

    private static final int CLIENTS = 32;
    private static final int REQUESTS_EACH = 3;

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start(Shop.connections(2));
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteServesACrowd() {
        GoodRequests requests = new GoodRequests(shop);
        return AccessTable.read().rows().stream()
                .filter(row -> row.route().method().equals("GET"))
                .flatMap(row -> reader(row).stream()
                        .map(reader -> DynamicTest.dynamicTest(
                                row.route().path(), () -> serves(requests, row.route(), reader))));
    }

    /** The one with the fewest rights who may read it. */
    private static Optional<Who> reader(AccessTable.Row row) {
        return Stream.of(Who.ANONYMOUS, Who.OWNER, Who.ADMIN)
                .filter(who -> row.status(who) == 200)
                .findFirst();
    }

    private static void serves(GoodRequests requests, Route route, Who reader) {
        String id = route.namesAThing() ? requests.newThing(route) : "";
        GoodRequests.Call call = requests.call(route, reader, id);

        List<Integer> statuses = AtOnce.run(
                        CLIENTS, client -> Stream.generate(() -> call.send().status())
                                .limit(REQUESTS_EACH)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        // Some routes have a limit for each person.
        assertThat(statuses).as("answers to %s", reader).contains(200).isSubsetOf(200, 429);
    }
}
