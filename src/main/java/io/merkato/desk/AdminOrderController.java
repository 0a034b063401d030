package io.merkato.desk;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Address;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.staff.OrderFilter;
import io.merkato.orders.staff.OrderSearch;
import io.merkato.orders.staff.OrderSummary;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.ApiName;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff find, read and decide of orders. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class AdminOrderController {

    private final OrderSearch search;
    private final ReadAdminOrder read;
    private final ChangeShippingAddress changeAddress;
    private final NoteOrder noteOrder;
    private final RepeatMail repeatMail;
    private final Idempotency idempotency;

    AdminOrderController(
            OrderSearch search,
            ReadAdminOrder read,
            ChangeShippingAddress changeAddress,
            NoteOrder noteOrder,
            RepeatMail repeatMail,
            Idempotency idempotency) {
        this.search = search;
        this.read = read;
        this.changeAddress = changeAddress;
        this.noteOrder = noteOrder;
        this.repeatMail = repeatMail;
        this.idempotency = idempotency;
    }

    @GetMapping("/orders")
    @Operation(
            summary = "Orders, the newest first or the oldest",
            description =
                    "All filters that are given must hold. `counts` says how many there are of each status under the"
                            + " other filters, up to 10000: that many means as many or more.")
    OrderList list(@ModelAttribute @Valid OrderQuery query, @ModelAttribute @Valid PageRequest page) {
        OrderFilter filter = query.toFilter();
        Page<OrderSummary> found = search.list(filter, query.sort() == OrderSort.OLDEST, page);
        return new OrderList(found.items(), found.nextCursor(), OrderCounts.of(search.counts(filter)));
    }

    @GetMapping("/orders/{id}")
    @Operation(
            summary = "One order with all that is known of it",
            description =
                    "Payments with everything that was asked of gateways, refunds and what is left to be refunded, what is"
                            + " held for it, parcels, notes, mails of the last 30 days, and who did what.")
    AdminOrder get(@PathVariable String id) {
        return read.get(OrderId.fromPath(id));
    }

    @PatchMapping("/orders/{id}")
    @Refuses({"ALREADY_SHIPPED", "ORDER_CANCELLED", "BUYER_ERASED", "COUNTRY_FIXED"})
    @Operation(
            summary = "Send an order elsewhere, before anything of it has left",
            description = "The country stays, since taxes were reckoned by it. What is absent or null stays as it is.")
    AdminOrder change(
            @PathVariable String id,
            @Valid @RequestBody OrderChange body,
            Precondition precondition,
            Caller caller,
            Visitor visitor) {
        OrderId order = OrderId.fromPath(id);
        return body.shippingAddress() == null
                ? read.get(order, precondition)
                : changeAddress.change(order, body.shippingAddress(), precondition, caller.requireUser(), visitor);
    }

    @PostMapping("/orders/{id}/notes")
    @Operation(
            summary = "Note something about an order",
            description =
                    "For those who run the shop; buyers never see it. It goes with the buyer when they are erased.")
    @ApiResponse(responseCode = "201", description = "Noted", useReturnTypeSchema = true)
    ResponseEntity<AdminOrder.Note> note(
            @PathVariable String id,
            @Valid @RequestBody NewNote body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        OrderId order = OrderId.fromPath(id);
        UserId author = caller.requireUser();
        return idempotency.once(request, () -> ResponseEntity.status(HttpStatus.CREATED)
                .body(noteOrder.note(order, body.text(), author, visitor)));
    }

    @PostMapping("/mails/{id}/resending")
    @Refuses({"BUYER_ERASED", "MAIL_GONE"})
    @Operation(
            summary = "Send a mail about an order once more",
            description =
                    "As a new mail, to the address that the order has now. One that was sent and whose text is not kept"
                            + " is made anew from the order, with a new link. At most five times an hour.")
    @ApiResponse(responseCode = "202", description = "Written, and sent soon", useReturnTypeSchema = true)
    ResponseEntity<OrderMail> resend(
            @PathVariable String id, Caller caller, Visitor visitor, IdempotentRequest request) {
        UserId by = caller.requireUser();
        UUID mail = Ids.fromPath(id);
        repeatMail.admit(mail);
        return idempotency.once(
                request, () -> ResponseEntity.status(HttpStatus.ACCEPTED).body(repeatMail.repeat(mail, by, visitor)));
    }

    /** What can be asked of the list. */
    record OrderQuery(
            @Schema(description = "Only orders in this state.") @Nullable OrderStatus status,

            @Schema(description = "Only orders whose payment is so far.") @Nullable PaymentStatus paymentStatus,

            @Schema(description = "Only orders whose parcels are so far.") @Nullable FulfillmentStatus fulfillmentStatus,

            @Schema(description = "A whole mail address, in any case of letters.") @Nullable @Size(max = 254) String email,

            @Schema(description = "The order's number, in any case of letters and with or without blanks.")
            @Nullable @Size(max = 40) String number,

            @Schema(description = "The SKU of an item, as it was when the order was placed.") @Nullable @Size(max = 100) String sku,

            @Schema(description = "A part of the name that it is shipped to, in any case of letters.")
            @Nullable @Size(max = 200) String name,

            @Schema(description = "Only orders placed at this time or later.") @Nullable Instant createdFrom,

            @Schema(description = "Only orders placed before this time.") @Nullable Instant createdTo,

            @Schema(description = "Which come first.", defaultValue = "newest") @Nullable OrderSort sort) {

        OrderFilter toFilter() {
            return new OrderFilter(
                    status, paymentStatus, fulfillmentStatus, email, number, sku, name, createdFrom, createdTo);
        }
    }

    enum OrderSort {
        NEWEST,
        OLDEST;

        @JsonValue
        public String text() {
            return ApiName.of(this);
        }
    }

    @Schema(name = "AdminOrderPage")
    record OrderList(List<OrderSummary> items, @Nullable String nextCursor, OrderCounts counts) {}

    /** How many orders of each status fit. */
    record OrderCounts(int pendingPayment, int confirmed, int completed, int cancelled) {

        static OrderCounts of(Map<OrderStatus, Integer> counts) {
            return new OrderCounts(
                    counts.getOrDefault(OrderStatus.PENDING_PAYMENT, 0),
                    counts.getOrDefault(OrderStatus.CONFIRMED, 0),
                    counts.getOrDefault(OrderStatus.COMPLETED, 0),
                    counts.getOrDefault(OrderStatus.CANCELLED, 0));
        }
    }

    /** What is absent or null stays as it is. */
    @Schema(name = "AdminOrderChange")
    record OrderChange(@Nullable @Valid Address shippingAddress) {}

    @Schema(name = "NewOrderNote")
    record NewNote(@NotNull @NotBlank @Size(max = 4000) String text) {}
}
