package io.merkato.desk;

import io.merkato.aftersales.refunds.Refund;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.kernel.Address;
import io.merkato.kernel.Money;
import io.merkato.kernel.PaymentPromise;
import io.merkato.kernel.ShopProfile;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.OrderTotals;
import io.merkato.payments.OrderPayment;
import io.merkato.payments.Payments;
import io.merkato.platform.crypto.Sha256;
import io.merkato.platform.templates.Html;
import io.merkato.platform.templates.Templates;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes what is printed of an order, each as a page of HTML in which nothing from outside becomes markup. */
@Component
class OrderPapers {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** From so many lines on they are set smaller, so that they fit on a page. */
    private static final int MANY_LINES = 10;

    private final Templates templates = new Templates("desk");
    private final Html style = templates.html("style", Map.of());
    private final ShopProfile shop;
    private final Payments payments;
    private final Refunds refunds;

    OrderPapers(ShopProfile shop, Payments payments, Refunds refunds) {
        this.shop = shop;
        this.payments = payments;
        this.refunds = refunds;
    }

    /** The policy under which the pages are shown: nothing but their own style. */
    String contentPolicy() {
        String hash = Base64.getEncoder().encodeToString(Sha256.of(style.markup()));
        return "default-src 'none'; style-src 'sha256-" + hash
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** Where it goes, and the lines of which something is left to ship; none when the order is not one that is shipped. */
    String packingList(Order order) {
        List<OrderLine> left = ships(order)
                ? order.lines().stream().filter(line -> line.toShip() > 0).toList()
                : List.of();
        int units = left.stream().mapToInt(OrderLine::toShip).sum();
        Html content = templates.html(
                "packing-list",
                Map.of(
                        "number", Html.of(order.number()),
                        "date", Html.of(DATE.format(order.createdAt())),
                        "address", address(order.shippingAddress()),
                        "method", Html.of(order.shippingMethod()),
                        "note", note(left.isEmpty() ? whyNothingIsPacked(order) : ""),
                        "lines", Html.lines(left.stream().map(this::packed).toList()),
                        "units", Html.of(String.valueOf(units))));
        return page("Packing list " + order.number(), left.size(), content);
    }

    /** What was ordered, for how much, and what was paid of it. */
    String summary(Order order) {
        OrderTotals totals = order.totals();
        Address billing = order.billingAddress();
        Html content = templates.html(
                "summary",
                Map.of(
                        "number", Html.of(order.number()),
                        "date", Html.of(DATE.format(order.createdAt())),
                        "billing", address(billing == null ? order.shippingAddress() : billing),
                        "shipping", address(order.shippingAddress()),
                        "lines",
                                Html.lines(order.lines().stream()
                                        .map(this::ordered)
                                        .toList()),
                        "totals", Html.lines(totals(order, totals)),
                        "refunds", refunds(order),
                        "note", note(isCancelled(order) ? "This order is cancelled." : ""),
                        "payment", Html.of(payment(order))));
        return page("Order " + order.number(), order.lines().size(), content);
    }

    /** As the parcels do: only what is paid and not cancelled goes anywhere. */
    private static boolean ships(Order order) {
        return switch (order.state().status()) {
            case CONFIRMED, COMPLETED -> !isAwaited(order);
            case PENDING_PAYMENT, CANCELLED -> false;
        };
    }

    private static boolean isAwaited(Order order) {
        return order.isPromised() && order.promise() == PaymentPromise.AWAITED;
    }

    private static boolean isCancelled(Order order) {
        return order.state().status() == OrderStatus.CANCELLED;
    }

    private static String whyNothingIsPacked(Order order) {
        return switch (order.state().status()) {
            case PENDING_PAYMENT -> "Do not pack: this order is not paid.";
            case CANCELLED -> "Do not pack: this order is cancelled.";
            case CONFIRMED, COMPLETED ->
                isAwaited(order) ? "Do not pack: this order is not paid." : "All of it has left.";
        };
    }

    private static String payment(Order order) {
        String method = order.paymentMethod();
        return switch (order.state().paymentStatus()) {
            case PENDING ->
                "not paid yet, by " + method
                        + (order.isPromised() ? ": " + order.due().display() + " are due" : "");
            case FAILED ->
                order.promise() == null
                        ? "not paid: the payment by " + method + " failed"
                        : "not paid: nothing is due any more, by " + method;
            case PAID -> "paid by " + method;
            case PARTIALLY_REFUNDED -> "paid by " + method + " and refunded in part";
            case REFUNDED -> "paid by " + method + " and refunded";
        };
    }

    private Html note(String text) {
        return text.isEmpty() ? Html.NOTHING : templates.html("note", Map.of("text", Html.of(text)));
    }

    private List<Html> totals(Order order, OrderTotals totals) {
        Money none = Money.zero(totals.total().currency());
        Money paid =
                payments.of(order.id()).stream().map(OrderPayment::captured).reduce(none, Money::plus);
        return Stream.of(
                        total("Subtotal", totals.subtotal(), true),
                        total(
                                "Discount",
                                none.minus(totals.discount()),
                                !totals.discount().isZero()),
                        total("Shipping", totals.shipping(), true),
                        total(totals.taxIncluded() ? "Tax (included)" : "Tax", totals.tax(), true),
                        total("Total", totals.total(), true),
                        total("Paid", paid, true),
                        total("Refunded", order.refunded(), !order.refunded().isZero()))
                .filter(line -> !line.markup().isEmpty())
                .toList();
    }

    private Html refunds(Order order) {
        List<Html> lines = refunds.of(order.id()).stream().map(this::refund).toList();
        return lines.isEmpty() ? Html.NOTHING : templates.html("summary-refunds", Map.of("lines", Html.lines(lines)));
    }

    private Html refund(Refund refund) {
        return templates.html(
                "summary-refund",
                Map.of(
                        "date", Html.of(DATE.format(refund.createdAt())),
                        "state",
                                Html.of(
                                        switch (refund.status()) {
                                            case PENDING -> "on its way";
                                            case SUCCEEDED -> "done";
                                            case FAILED -> "failed";
                                        }),
                        "amount", Html.of(refund.amount().display())));
    }

    private Html total(String name, Money amount, boolean shown) {
        return shown
                ? templates.html("summary-total", Map.of("name", Html.of(name), "amount", Html.of(amount.display())))
                : Html.NOTHING;
    }

    private Html packed(OrderLine line) {
        return templates.html(
                "packing-line",
                Map.of(
                        "sku", Html.of(line.sku()),
                        "title", Html.of(line.title()),
                        "toShip", Html.of(String.valueOf(line.toShip())),
                        "quantity", Html.of(String.valueOf(line.quantity()))));
    }

    private Html ordered(OrderLine line) {
        return templates.html(
                "summary-line",
                Map.of(
                        "sku", Html.of(line.sku()),
                        "title", Html.of(line.title()),
                        "quantity", Html.of(String.valueOf(line.quantity())),
                        "unitPrice", Html.of(line.unitPrice().display()),
                        "lineTotal", Html.of(line.lineTotal().display())));
    }

    /** Of who was erased country and region are left. */
    private Html address(Address address) {
        String city = Stream.of(address.postalCode(), address.city())
                .filter(Objects::nonNull)
                .reduce("", (one, other) -> (one + " " + other).strip());
        return Html.lines(Stream.of(
                        address.name(),
                        address.line1(),
                        address.line2(),
                        city,
                        address.region(),
                        address.country(),
                        address.phone())
                .filter(Objects::nonNull)
                .filter(line -> !line.isEmpty())
                .map(line -> templates.html("address-line", Map.of("line", Html.of(line))))
                .toList());
    }

    private String page(String title, int lines, Html content) {
        return templates
                .html(
                        "page",
                        Map.of(
                                "title", Html.of(title),
                                "style", style,
                                "shopName", Html.of(shop.name()),
                                "size", Html.of(lines > MANY_LINES ? "small" : "normal"),
                                "content", content))
                .markup();
    }
}
