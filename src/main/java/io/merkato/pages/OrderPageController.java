package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.PaymentPromise;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.Order;
import io.merkato.orders.OrderState;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineEntry;
import io.merkato.orders.access.OrderTokens;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.Shipments;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.merkato.platform.web.OpenParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the link in the mails of an order leads: how far it is. It shows neither address nor prices, since links are passed
 * on.
 */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class OrderPageController {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Pages pages;
    private final Orders orders;
    private final Shipments shipments;
    private final OrderTokens tokens;

    OrderPageController(Pages pages, Orders orders, Shipments shipments, OrderTokens tokens) {
        this.pages = pages;
        this.orders = orders;
        this.shipments = shipments;
        this.tokens = tokens;
    }

    @GetMapping(path = "/order", produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "") // mail programs add their own
    ResponseEntity<String> order(@RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        if (token == null || token.isBlank()) {
            return pages.incompleteLink(request);
        }
        Order order = tokens.read(token)
                .flatMap(grant -> orders.find(grant.order(), OrderViewer.holding(grant)))
                .orElseThrow(
                        () -> NOT_FOUND.because("The link is not complete, or its 60 days are over. The shop sends you"
                                + " another one when you ask for it with the number of your order."));
        return pages.answer(request, HttpStatus.OK, "Order " + order.number(), page(order));
    }

    private Html page(Order order) {
        return pages.part(
                "order",
                Map.of(
                        "number", Html.of(order.number()),
                        "status", Html.of(words(order)),
                        "parcels", parcels(order),
                        "timeline",
                                Html.lines(orders.timeline(order.id()).reversed().stream()
                                        .map(this::entry)
                                        .toList())));
    }

    private Html parcels(Order order) {
        return Html.lines(shipments.sent(List.of(order.id())).getOrDefault(order.id(), List.of()).stream()
                .map(this::parcel)
                .toList());
    }

    private Html parcel(Shipment parcel) {
        String page = parcel.trackingUrl();
        Html carrier = Html.of(parcel.consignment().words());
        return page == null
                ? pages.part("order-parcel", Map.of("carrier", carrier))
                : pages.part("order-followed-parcel", Map.of("carrier", carrier, "page", Html.of(page)));
    }

    private Html entry(TimelineEntry entry) {
        return pages.part(
                "order-entry",
                Map.of(
                        "at", Html.of(entry.at().toString()),
                        "time", Html.of(TIME.format(entry.at())),
                        "detail", Html.of(entry.detail())));
    }

    private static String words(Order order) {
        if (order.isPromised()
                && order.promise() == PaymentPromise.AWAITED
                && !order.toShip().isEmpty()) {
            return "Waiting for the payment";
        }
        OrderState state = order.state();
        return switch (state.status()) {
            case PENDING_PAYMENT -> "Waiting for the payment";
            case CANCELLED -> "Cancelled";
            case CONFIRMED, COMPLETED -> words(state.fulfillmentStatus());
        };
    }

    private static String words(FulfillmentStatus status) {
        return switch (status) {
            case UNFULFILLED -> "Being made ready";
            case PARTIALLY_SHIPPED -> "Partly on its way";
            case SHIPPED -> "On its way";
            case DELIVERED -> "Delivered";
            case RETURNED -> "Sent back";
        };
    }
}
