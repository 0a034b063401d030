package io.merkato.notifications.orders;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.notifications.StorefrontAddress;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderTokens;
import io.merkato.orders.shipments.ParcelDelivered;
import io.merkato.orders.shipments.ParcelShipped;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.orders.shipments.Shipments;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What buyers hear about their parcels. */
@Component
class ParcelMails {

    private static final String SHIPPED = "parcel-shipped";
    private static final String DELIVERED = "parcel-delivered";
    private static final Map<String, String> SUBJECTS = Map.of(SHIPPED, " is on its way", DELIVERED, " has come");

    private final MailTemplates templates;
    private final Mails mails;
    private final Orders orders;
    private final Shipments shipments;
    private final OrderTokens tokens;
    private final StorefrontAddress storefront;

    ParcelMails(
            MailTemplates templates,
            Mails mails,
            Orders orders,
            Shipments shipments,
            OrderTokens tokens,
            StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.orders = orders;
        this.shipments = shipments;
        this.tokens = tokens;
        this.storefront = storefront;
    }

    /** Of a parcel that was voided meanwhile nobody hears. */
    @Subscribe("notifications.mail-parcel-shipped")
    void on(ParcelShipped event) {
        Order order = locked(event.orderId());
        Shipment shipment = shipment(event.shipmentId());
        if (shipment.status() != ShipmentStatus.VOIDED && !order.email().isEmpty()) {
            mails.write(mail(order, shipment, SHIPPED));
        }
    }

    @Subscribe("notifications.mail-parcel-delivered")
    void on(ParcelDelivered event) {
        Order order = locked(event.orderId());
        if (!order.email().isEmpty()) {
            mails.write(mail(order, shipment(event.shipmentId()), DELIVERED));
        }
    }

    /** Writes a mail about a parcel once more; nothing when it is of another kind, or the parcel did not leave after all. */
    Optional<Mail> again(Mail.Origin origin, Order order) {
        UUID parcel = origin.topic();
        if (parcel == null || !SUBJECTS.containsKey(origin.template())) {
            return Optional.empty();
        }
        return shipments
                .find(new ShipmentId(parcel))
                .filter(shipment -> shipment.status() != ShipmentStatus.VOIDED)
                .map(shipment -> mail(order, shipment, origin.template()));
    }

    private Mail mail(Order order, Shipment shipment, String template) {
        String subject = "A parcel of your order " + order.number() + SUBJECTS.get(template);
        Fragment body = templates.mail(
                template,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "lines", contents(order, shipment),
                        "carrier", Fragment.of(shipment.consignment().words()),
                        "followed", followed(shipment),
                        "link", storefront.link("/order", tokens.of(order.id()).text())));
        return Mail.to(order.email(), subject, body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), template, shipment.id().value()));
    }

    private Fragment contents(Order order, Shipment shipment) {
        Map<OrderLineId, OrderLine> lines =
                order.lines().stream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
        return Fragment.lines(shipment.items().stream()
                .map(item -> {
                    OrderLine line = Objects.requireNonNull(lines.get(item.orderItemId()));
                    return templates.part(
                            "parcel-line",
                            Map.of(
                                    "title", Fragment.of(line.title()),
                                    "sku", Fragment.of(line.sku()),
                                    "quantity", Fragment.of(String.valueOf(item.quantity()))));
                })
                .toList());
    }

    private Fragment followed(Shipment shipment) {
        return shipment.trackingUrl() == null
                ? Fragment.NOTHING
                : templates.part("parcel-followed", Map.of("page", Fragment.of(shipment.trackingUrl())));
    }

    private Order locked(OrderId id) {
        return Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
    }

    private Shipment shipment(ShipmentId id) {
        return shipments.find(id).orElseThrow();
    }
}
