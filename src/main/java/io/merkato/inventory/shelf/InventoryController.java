package io.merkato.inventory.shelf;

import io.merkato.inventory.Cause;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.VariantId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The stock, for staff. What is not said of a variant stays as it is. */
@RestController
@RequestMapping("/v1/admin/inventory")
@Tag(name = "Admin inventory")
@OpenTo(Audience.STAFF)
class InventoryController {

    private static final int MAX_UNITS = 1_000_000_000;
    private static final int MAX_ITEMS = 1000;
    private static final int MAX_REASON = 200;

    private final ShelfStore store;
    private final ChangeStock change;
    private final Idempotency idempotency;

    InventoryController(ShelfStore store, ChangeStock change, Idempotency idempotency) {
        this.store = store;
        this.change = change;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Refuses("INVALID_PARAMETER")
    @Operation(
            summary = "The stock of all variants",
            description =
                    "Variants of drafts and archived products too. `low` is what has no more units available than its "
                            + "threshold, which is its own or that of the shop.")
    Page<StockRow> list(@ModelAttribute @Valid StockQuery query, @ModelAttribute @Valid PageRequest page) {
        return store.list(query, page);
    }

    @GetMapping("/{variantId}")
    @Operation(
            summary = "The stock of one variant",
            description =
                    "Its `ETag` holds for an `If-Match` while nobody changes `onHand` or `lowStockThreshold`; orders "
                            + "that come in do not matter.")
    StockRow get(@PathVariable String variantId) {
        return change.find(variant(variantId));
    }

    @PutMapping("/{variantId}")
    @Refuses({"STOCK_BELOW_RESERVED", "STOCK_BELOW_ZERO"})
    @Operation(
            summary = "Count a variant, or say from when it is low",
            description =
                    "What is absent or null stays as it is. With `If-Match` two people who count do not undo each other.")
    StockRow count(
            @PathVariable String variantId,
            @Valid @RequestBody StockCount body,
            Caller caller,
            Visitor visitor,
            Precondition precondition) {
        Cause cause = Cause.adjustment(caller.requireUser(), visitor);
        return change.count(variant(variantId), body.onHand(), body.lowStockThreshold(), cause, precondition);
    }

    @DeleteMapping("/{variantId}/low-stock-threshold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Go by the shop's threshold again",
            description = "The variant has none of its own any more. With `If-Match` as when it is counted.")
    void useShopsThreshold(@PathVariable String variantId, Caller caller, Visitor visitor, Precondition precondition) {
        change.useShopsThreshold(variant(variantId), Cause.adjustment(caller.requireUser(), visitor), precondition);
    }

    @PostMapping("/{variantId}/adjustments")
    @Refuses({"STOCK_BELOW_RESERVED", "STOCK_BELOW_ZERO", "STOCK_ABOVE_LIMIT"})
    @Operation(
            summary = "Add units, or take them away",
            description = "`reason` is kept with the movement, for whoever reads it later.")
    ResponseEntity<StockRow> adjust(
            @PathVariable String variantId,
            @Valid @RequestBody NewAdjustment body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        VariantId variant = variant(variantId);
        Cause cause = Cause.adjustment(caller.requireUser(), visitor);
        return idempotency.once(
                request, () -> ResponseEntity.ok(change.adjust(variant, body.delta(), body.reason(), cause)));
    }

    @PostMapping("/adjustments")
    @Refuses({"STOCK_BELOW_RESERVED", "STOCK_BELOW_ZERO", "STOCK_ABOVE_LIMIT"})
    @Operation(
            summary = "Adjust or count many variants, all or none",
            description =
                    "Each item has a `variantId` or a `sku`, and a `delta` or an `onHand`. A variant is named once.")
    ResponseEntity<AdjustedStock> adjustMany(
            @Valid @RequestBody ManyAdjustments body, Caller caller, Visitor visitor, IdempotentRequest request) {
        Cause cause = Cause.adjustment(caller.requireUser(), visitor);
        List<ChangeStock.Wanted> wanted = body.items().stream()
                .map(item -> new ChangeStock.Wanted(
                        item.variantId(), item.sku(), item.delta(), item.onHand(), item.reason()))
                .toList();
        return idempotency.once(request, () -> ResponseEntity.ok(new AdjustedStock(change.adjust(wanted, cause))));
    }

    @GetMapping("/{variantId}/movements")
    @Operation(
            summary = "What came and went of a variant, newest first",
            description = "Every change of `onHand`, whose sum it is. Those of a variant that was removed stay.")
    Page<ShelfStore.MovementRow> movements(@PathVariable String variantId, @ModelAttribute @Valid PageRequest page) {
        VariantId variant = variant(variantId);
        if (!store.knows(variant)) {
            throw ChangeStock.notFound();
        }
        return store.movements(variant, page);
    }

    private static VariantId variant(String text) {
        return new VariantId(Ids.fromPath(text));
    }

    record StockCount(
            @Nullable @Min(0) @Max(MAX_UNITS) Integer onHand,
            @Nullable @Min(0) @Max(MAX_UNITS) Integer lowStockThreshold) {}

    record NewAdjustment(
            @NotNull @Min(-MAX_UNITS) @Max(MAX_UNITS) Integer delta,

            @NotNull @NotBlank @SingleLine @Size(max = MAX_REASON) String reason) {}

    record ManyAdjustments(
            @NotNull @Size(min = 1, max = MAX_ITEMS) List<@NotNull @Valid AdjustmentItem> items) {}

    record AdjustmentItem(
            @Nullable UUID variantId,
            @Trimmed @Nullable @Size(max = 255) String sku,
            @Nullable @Min(-MAX_UNITS) @Max(MAX_UNITS) Integer delta,
            @Nullable @Min(0) @Max(MAX_UNITS) Integer onHand,

            @NotNull @NotBlank @SingleLine @Size(max = MAX_REASON) String reason) {}

    @Schema(name = "AdjustedStock")
    record AdjustedStock(List<StockRow> items) {}
}
