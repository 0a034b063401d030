package io.merkato.notifications.orders;

import io.merkato.aftersales.returns.Return;
import io.merkato.aftersales.returns.ReturnApproved;
import io.merkato.aftersales.returns.ReturnId;
import io.merkato.aftersales.returns.ReturnReceived;
import io.merkato.aftersales.returns.ReturnRejected;
import io.merkato.aftersales.returns.ReturnRequested;
import io.merkato.aftersales.returns.Returns;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.notifications.StorefrontAddress;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderTokens;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What buyers hear of what they send back. What they get back for it is told when it is on its way. */
@Component
class ReturnMails {

    private static final String REQUESTED = "return-requested";
    private static final String APPROVED = "return-approved";
    private static final String WITHDRAWN = "return-withdrawn";
    private static final String REJECTED = "return-rejected";
    private static final String RECEIVED = "return-received";

    private static final Map<String, String> SUBJECTS = Map.of(
            REQUESTED, "What you want to send back of your order ",
            APPROVED, "Please send back what you wanted to of your order ",
            WITHDRAWN, "Please send back what you withdrew from, of your order ",
            REJECTED, "Your return of order ",
            RECEIVED, "We have what you sent back of your order ");

    private final MailTemplates templates;
    private final Mails mails;
    private final Orders orders;
    private final Returns returns;
    private final OrderTokens tokens;
    private final StorefrontAddress storefront;

    ReturnMails(
            MailTemplates templates,
            Mails mails,
            Orders orders,
            Returns returns,
            OrderTokens tokens,
            StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.orders = orders;
        this.returns = returns;
        this.tokens = tokens;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-return-requested")
    void on(ReturnRequested event) {
        write(event.orderId(), event.returnId(), REQUESTED);
    }

    @Subscribe("notifications.mail-return-approved")
    void on(ReturnApproved event) {
        boolean withdrawn = returns.get(event.returnId()).withdrawn();
        write(event.orderId(), event.returnId(), withdrawn ? WITHDRAWN : APPROVED);
    }

    @Subscribe("notifications.mail-return-rejected")
    void on(ReturnRejected event) {
        write(event.orderId(), event.returnId(), REJECTED);
    }

    @Subscribe("notifications.mail-return-received")
    void on(ReturnReceived event) {
        Order order = locked(event.orderId());
        Map<OrderLineId, Integer> came = event.items().stream()
                .collect(Collectors.toMap(ReturnReceived.Item::orderItemId, ReturnReceived.Item::quantity));
        if (!order.email().isEmpty()) {
            mails.write(mail(order, returns.get(event.returnId()), RECEIVED, came));
        }
    }

    /** Writes a mail about a return once more, with all that has come by now; nothing when it is of another kind. */
    Optional<Mail> again(Mail.Origin origin, Order order) {
        UUID asked = origin.topic();
        return asked == null || !SUBJECTS.containsKey(origin.template())
                ? Optional.empty()
                : Optional.of(mail(order, returns.get(new ReturnId(asked)), origin.template()));
    }

    private void write(OrderId id, ReturnId asked, String template) {
        Order order = locked(id);
        if (!order.email().isEmpty()) {
            mails.write(mail(order, returns.get(asked), template));
        }
    }

    private Order locked(OrderId id) {
        return Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
    }

    private Mail mail(Order order, Return asked, String template) {
        ToIntFunction<Return.Item> count = template.equals(RECEIVED) ? Return.Item::received : Return.Item::quantity;
        return mail(
                order,
                asked,
                template,
                asked.items().stream().collect(Collectors.toMap(Return.Item::orderItemId, count::applyAsInt)));
    }

    private Mail mail(Order order, Return asked, String template, Map<OrderLineId, Integer> units) {
        String rejection = asked.rejection();
        Fragment body = templates.mail(
                template,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "lines", contents(order, units),
                        "rejection", Fragment.of(rejection == null ? "" : rejection),
                        "link", storefront.link("/order", tokens.of(order.id()).text())));
        return Mail.to(order.email(), SUBJECTS.get(template) + order.number(), body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), template, asked.id().value()));
    }

    private Fragment contents(Order order, Map<OrderLineId, Integer> units) {
        return Fragment.lines(order.lines().stream()
                .filter(line -> units.getOrDefault(line.id(), 0) > 0)
                .map(line -> templates.part(
                        "parcel-line",
                        Map.of(
                                "title", Fragment.of(line.title()),
                                "sku", Fragment.of(line.sku()),
                                "quantity", Fragment.of(String.valueOf(units.getOrDefault(line.id(), 0))))))
                .toList());
    }
}
