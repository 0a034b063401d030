package io.merkato.desk;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.aftersales.returns.Returns;
import io.merkato.aftersales.withdrawals.Withdrawals;
import io.merkato.inventory.holds.Holds;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineEntry;
import io.merkato.orders.shipments.Shipments;
import io.merkato.orders.staff.OrderNote;
import io.merkato.orders.staff.OrderNotes;
import io.merkato.orders.views.OrderView;
import io.merkato.payments.Payments;
import io.merkato.platform.web.Precondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings together what the shop's modules know of one order. */
@Component
class ReadAdminOrder {

    private final Orders orders;
    private final Shipments shipments;
    private final OrderNotes notes;
    private final Payments payments;
    private final Refunds refunds;
    private final Returns returns;
    private final Withdrawals withdrawals;
    private final Holds holds;
    private final MailsOfOrders mails;
    private final Accounts accounts;

    ReadAdminOrder(
            Orders orders,
            Shipments shipments,
            OrderNotes notes,
            Payments payments,
            Refunds refunds,
            Returns returns,
            Withdrawals withdrawals,
            Holds holds,
            MailsOfOrders mails,
            Accounts accounts) {
        this.orders = orders;
        this.shipments = shipments;
        this.notes = notes;
        this.payments = payments;
        this.refunds = refunds;
        this.returns = returns;
        this.withdrawals = withdrawals;
        this.holds = holds;
        this.mails = mails;
        this.accounts = accounts;
    }

    /** The order, or NOT_FOUND. */
    @Transactional
    public AdminOrder get(OrderId id) {
        return of(orders.get(id));
    }

    /** As {@link #get(OrderId)}, for whoever holds it to be something. */
    @Transactional
    public AdminOrder get(OrderId id, Precondition precondition) {
        AdminOrder order = get(id);
        precondition.require(() -> order);
        return order;
    }

    /** An order that was just read. */
    AdminOrder of(Order order) {
        List<OrderNote> noted = notes.of(order.id());
        List<TimelineEntry> timeline = orders.timeline(order.id());
        Map<UserId, AdminOrder.Member> staff = members(Stream.concat(
                timeline.stream().map(TimelineEntry::by), noted.stream().map(OrderNote::author)));
        OrderView view = OrderView.of(order, List.of(), List.of());
        return new AdminOrder(
                order.id(),
                order.number(),
                order.state(),
                order.customer(),
                order.email(),
                view.items(),
                view.totals(),
                view.explanation(),
                order.shippingMethod(),
                view.payment(),
                view.shippingAddress(),
                view.billingAddress(),
                shipments.of(order.id()),
                payments.of(order.id()),
                refunds.of(order.id()),
                payments.refundable(order.id(), order.totals().total().currency()),
                returns.of(order.id()),
                withdrawals.of(order.id()),
                holds.of(order.id()),
                noted.stream().map(note -> view(note, staff)).toList(),
                mails.of(order.id()),
                timeline.stream().map(entry -> view(entry, staff)).toList(),
                order.createdAt());
    }

    /** A note that was just written. */
    AdminOrder.Note of(OrderNote note) {
        return view(note, members(Stream.of(note.author())));
    }

    private Map<UserId, AdminOrder.Member> members(Stream<@Nullable UserId> people) {
        Map<UserId, AdminOrder.Member> members = new HashMap<>();
        people.filter(Objects::nonNull)
                .distinct()
                .forEach(person -> members.put(person, new AdminOrder.Member(person, name(accounts.find(person)))));
        return members;
    }

    private static @Nullable String name(@Nullable Account account) {
        if (account == null) {
            return null;
        }
        String name = (account.firstName() + " " + account.lastName()).strip();
        return name.isEmpty() ? null : name;
    }

    private static AdminOrder.Note view(OrderNote note, Map<UserId, AdminOrder.Member> staff) {
        return new AdminOrder.Note(note.id(), note.text(), by(note.author(), staff), note.at());
    }

    private static AdminOrder.Event view(TimelineEntry entry, Map<UserId, AdminOrder.Member> staff) {
        return new AdminOrder.Event(entry.at(), entry.type(), entry.detail(), by(entry.by(), staff));
    }

    private static AdminOrder.@Nullable Member by(@Nullable UserId person, Map<UserId, AdminOrder.Member> staff) {
        return person == null ? null : staff.get(person);
    }
}
