package io.merkato.desk;

import static io.merkato.desk.DeskProblem.ALREADY_SHIPPED;
import static io.merkato.desk.DeskProblem.BUYER_ERASED;
import static io.merkato.desk.DeskProblem.COUNTRY_FIXED;
import static io.merkato.desk.DeskProblem.ORDER_CANCELLED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Address;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.staff.ShippingAddresses;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends an order elsewhere, as long as nothing of it has left. */
@Component
class ChangeShippingAddress {

    private final Orders orders;
    private final ShippingAddresses addresses;
    private final ReadAdminOrder read;
    private final AuditTrail audit;

    ChangeShippingAddress(Orders orders, ShippingAddresses addresses, ReadAdminOrder read, AuditTrail audit) {
        this.orders = orders;
        this.addresses = addresses;
        this.read = read;
        this.audit = audit;
    }

    /**
     * Changes the address, and gives the order as it is then.
     *
     * @throws io.merkato.platform.problem.Problem ALREADY_SHIPPED, ORDER_CANCELLED, BUYER_ERASED, COUNTRY_FIXED
     */
    @Transactional
    public AdminOrder change(OrderId id, Address address, Precondition precondition, UserId by, Visitor visitor) {
        Order order = orders.getForUpdate(id);
        precondition.require(() -> read.of(order));
        if (address.equals(order.shippingAddress())) {
            return read.of(order);
        }
        requireChangeable(order, address);
        addresses.change(id, address, by);
        audit.record(SecurityEvent.ORDER_ADDRESS_CHANGED, null, by, visitor, "order " + order.number());
        return read.get(id);
    }

    private static void requireChangeable(Order order, Address address) {
        if (order.state().status() == OrderStatus.CANCELLED) {
            throw ORDER_CANCELLED.because("Nothing of it is sent anywhere.");
        }
        if (order.state().fulfillmentStatus() != FulfillmentStatus.UNFULFILLED) {
            throw ALREADY_SHIPPED.because("Ask the carrier to bring the parcel elsewhere.");
        }
        if (order.email().isEmpty()) {
            throw BUYER_ERASED.because("Nobody's address is written down for whom the shop has forgotten.");
        }
        if (!address.country().equals(order.shippingAddress().country())) {
            throw COUNTRY_FIXED
                    .because("Taxes were reckoned by " + order.shippingAddress().country()
                            + ". Cancel the order and have it placed anew.")
                    .at(List.of(new FieldError("/shippingAddress/country", "COUNTRY_FIXED", "cannot be changed")));
        }
    }
}
