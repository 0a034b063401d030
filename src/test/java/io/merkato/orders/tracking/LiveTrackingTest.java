package io.merkato.orders.tracking;

import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;
import static io.merkato.platform.problem.PlatformProblem.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Buyer;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderTokens;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.security.Caller;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens to an order is told to who listens, on whichever node it happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTrackingTest {

    private Shop here;
    private Shop there;

    @BeforeAll
    void start() {
        here = Shop.start();
        there = Shop.beside(here);
    }

    @AfterAll
    void stop() {
        there.close();
        here.close();
    }

    @Test
    void firstComesThePresentStateAndThenWhatHappensOnTheOtherNode() {
        Guest guest = here.guestWith(here.product(1000, 10), 1);
        SentOrder order = guest.order("tok_timeout").isPending();

        try (EventStream stream = EventStream.of(there, order.path(), Map.of("Cart-Token", guest.token()))) {
            assertThat(stream.response().headers().firstValue("content-type").orElse(""))
                    .startsWith("text/event-stream");
            EventStream.Event first = stream.heard(1).getFirst();
            assertThat(first.name()).isEqualTo("tracking");
            assertThat(first.id()).isEqualTo("1");
            assertThat(first.data().at("/status").asString()).isEqualTo("pendingPayment");
            assertThat(first.data().at("/timeline")).hasSize(1);

            here.askGatewaysNow();

            EventStream.Event change = stream.heard(2).get(1);
            assertThat(change.name()).isEqualTo("change");
            assertThat(change.id()).isEqualTo("2");
            assertThat(change.type()).isEqualTo("paid");
            assertThat(change.data().at("/status").asString()).isEqualTo("confirmed");
        }
    }

    @Test
    void whoComesBackIsToldWhatTheyDoNotHaveAndNothingTwice() {
        Customer customer = Customer.of(here);
        SentOrder order = ordered(customer);
        moveTo(order, "Bonn");
        moveTo(order, "Köln");

        try (EventStream stream = listen(there, customer, order, "2")) {
            assertThat(stream.heard(2)).extracting(EventStream.Event::id).containsExactly("3", "4");
            moveTo(order, "Jena");
            assertThat(stream.heard(3)).extracting(EventStream.Event::id).containsExactly("3", "4", "5");
        }
        try (EventStream stream = listen(here, customer, order, "5")) {
            moveTo(order, "Ulm");
            assertThat(stream.heard(1)).extracting(EventStream.Event::id).containsExactly("6");
        }
        for (String unknown : List.of("7000", "0", "nonsense", "-1")) {
            try (EventStream stream = listen(here, customer, order, unknown)) {
                assertThat(stream.heard(1).getFirst().name()).as(unknown).isEqualTo("tracking");
                assertThat(stream.heard(1).getFirst().id()).isEqualTo("6");
            }
        }
    }

    @Test
    void allWhoListenAreToldOfManyChangesInOrderAndOnce() {
        Customer customer = Customer.of(here);
        SentOrder order = ordered(customer);
        try (EventStream one = listen(here, customer, order, "");
                EventStream other = listen(there, customer, order, "")) {
            one.heard(1);
            other.heard(1);
            for (int i = 0; i < 10; i++) {
                moveTo(order, "City " + i);
            }
            for (EventStream stream : List.of(one, other)) {
                assertThat(stream.heard(11))
                        .extracting(EventStream.Event::id)
                        .containsExactly("2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
            }
        }
    }

    @Test
    void aStreamEndsWithTheSessionThatMayReadIt() {
        Customer customer = Customer.of(here);
        SentOrder order = ordered(customer);
        Customer device = customer.onAnotherDevice();
        try (EventStream stream = listen(there, device, order, "");
                EventStream goesOn = listen(there, customer, order, "")) {
            stream.heard(1);

            device.client().post("/v1/auth/logout", null).expect(200);

            stream.ends();
            moveTo(order, "Bonn");
            assertThat(goesOn.heard(2).get(1).type()).isEqualTo("shippingAddressChanged");
        }
    }

    @Test
    void aStreamEndsWithTheBuyerWhoIsErased() {
        Customer customer = Customer.of(here);
        SentOrder order = ordered(customer);
        String token = there.bean(OrderTokens.class)
                .of(new OrderId(UUID.fromString(order.id())))
                .text();
        try (EventStream stream = EventStream.of(there, order.path(), Map.of("Order-Token", token))) {
            stream.heard(1);

            customer.client()
                    .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\",\"cancelOrders\":true}")
                    .expect(204);

            stream.ends();
        }
    }

    @Test
    void nobodyElseHearsAnything() {
        SentOrder order = ordered(Customer.of(here));

        for (Map<String, String> headers : List.of(
                Map.<String, String>of(), Map.of("Cart-Token", "made-up"), Map.of("Order-Token", "x".repeat(48)))) {
            try (EventStream stream = EventStream.of(here, order.path(), headers)) {
                assertThat(stream.response().statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void jsonIsReadAsBefore() {
        Customer customer = Customer.of(here);
        SentOrder order = ordered(customer);

        assertThat(customer.client().get(order.path() + "/tracking").expect(200).at("/timeline"))
                .hasSize(2);
        assertThat(customer.client()
                        .with("Accept", "text/event-stream;q=0.5, application/json")
                        .get(order.path() + "/tracking")
                        .expect(200)
                        .header("content-type"))
                .startsWith("application/json");
        customer.client().send("HEAD", order.path() + "/tracking", null).expect(200);
    }

    @Test
    void aClientAndANodeHaveSoManyStreamsAndGetRoomBackWhenOneEnds() {
        Customer customer = Customer.of(here);
        Order order = here.bean(Orders.class)
                .get(new OrderId(UUID.fromString(ordered(customer).id())));
        TrackingStreams streams = here.bean(TrackingStreams.class);
        OrderViewer viewer = new OrderViewer(new Buyer(order.customer(), null), null);
        List<TrackingStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                open.add(streams.open(order, viewer, Caller.GUEST, "client " + i / 600));
                if (i == 599) {
                    refused(() -> streams.open(order, viewer, Caller.GUEST, "client 0"), TOO_MANY_REQUESTS);
                }
            }
            refused(() -> streams.open(order, viewer, Caller.GUEST, "client 9"), OVERLOADED);

            open.removeFirst().close();

            open.add(streams.open(order, viewer, Caller.GUEST, "client 0"));
        } finally {
            open.forEach(TrackingStream::close);
        }
    }

    private static void refused(ThrowingCallable opening, ProblemType why) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(why);
            assertThat(problem.retryAfter()).isNotNull();
        });
    }

    @Test
    void aNodeStopsThoughSomebodyListens() {
        Customer customer = Customer.of(here);
        SentOrder order = ordered(customer);
        Shop third = Shop.beside(here);
        try (EventStream stream = listen(third, customer, order, "")) {
            stream.heard(1);
            long begun = System.nanoTime();

            third.close();

            stream.ends();
            assertThat(System.nanoTime() - begun).as("nanoseconds to stop").isLessThan(15_000_000_000L);
        }
    }

    private SentOrder ordered(Customer customer) {
        customer.puts(here.product(1000, 10), 1);
        return customer.order().isConfirmed();
    }

    private void moveTo(SentOrder order, String city) {
        here.admin()
                .patch("/v1/admin/orders/" + order.id(), """
                        {"shippingAddress":{"name":"Ada Lovelace","line1":"Ring 1","city":"%s","postalCode":"10115",
                         "country":"DE"}}""".formatted(city))
                .expect(200);
    }

    private static EventStream listen(Shop node, Customer customer, SentOrder order, String lastEventId) {
        Map<String, String> who =
                Map.of("Authorization", "Bearer " + customer.session().text("/accessToken"));
        return EventStream.of(
                node,
                order.path(),
                lastEventId.isEmpty()
                        ? who
                        : Map.of("Authorization", who.get("Authorization"), "Last-Event-ID", lastEventId));
    }
}
