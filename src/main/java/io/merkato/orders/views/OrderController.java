package io.merkato.orders.views;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What buyers read of their orders. A guest shows the cart token that the order was placed with, or the token of a link in one
 * of its mails.
 */
@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Orders")
@OpenTo(Audience.BUYERS)
class OrderController {

    private final Orders orders;
    private final OrderViews views;

    OrderController(Orders orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    @GetMapping
    @Refuses("UNAUTHENTICATED")
    @Operation(
            summary = "Your orders, newest first",
            description =
                    "Those of who is signed in, and those that were placed with the " + "Cart-Token that is sent.")
    Page<OrderView> list(Buyer buyer, @ModelAttribute @Valid PageRequest page) {
        if (buyer.customer() == null && buyer.guestTokenHash() == null) {
            throw UNAUTHENTICATED.because("Send an access token, or the Cart-Token of a guest.");
        }
        Page<Order> found = orders.list(buyer, page);
        return new Page<>(views.of(found.items()), found.nextCursor());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One of your orders",
            description =
                    "Somebody else's order is as absent as one that never was. While its payment waits for you, `payment` says "
                            + "`actionRequired` and what to go on with.")
    OrderView get(@PathVariable String id, OrderViewer viewer) {
        return views.whole(find(id, viewer));
    }

    private Order find(String id, OrderViewer viewer) {
        return orders.find(OrderId.fromPath(id), viewer)
                .orElseThrow(() -> NOT_FOUND.because("There is no such order of yours."));
    }
}
