package io.merkato.catalog;

import io.merkato.catalog.categories.Category;
import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.inventory.Cause;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with products. Stock is not part of the answers: it changes with every sale. */
@RestController
@RequestMapping("/v1/admin/products")
@Tag(name = "Admin products")
@OpenTo(Audience.STAFF)
class AdminProductController {

    private final ListProducts list;
    private final Products products;
    private final SaveProducts save;
    private final Idempotency idempotency;
    private final String currency;

    AdminProductController(
            ListProducts list, Products products, SaveProducts save, Idempotency idempotency, ShopProfile shop) {
        this.list = list;
        this.products = products;
        this.save = save;
        this.idempotency = idempotency;
        this.currency = shop.currency();
    }

    @GetMapping
    @Operation(
            summary = "All products, drafts and archived ones too, newest first",
            description = "With `status` only those in that state.")
    Page<ListProducts.Summary> list(
            @Parameter(description = "Only products in this state.") @RequestParam @Nullable ProductStatus status,
            @ModelAttribute @Valid PageRequest page) {
        return list.list(status, page);
    }

    @PostMapping
    @Refuses({"SLUG_TAKEN", "SKU_TAKEN", "CATEGORY_UNKNOWN", "STOCK_BELOW_RESERVED"})
    @Operation(
            summary = "Make a product",
            description = "Its slug is made of its title when none is given. It is a draft unless "
                    + "`status` says otherwise.")
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<AdminProduct> create(
            @RequestBody ProductInput body, Caller caller, Visitor visitor, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Product product = save.create(body.toNewProduct(), Cause.count(caller.requireUser(), visitor));
            return ResponseEntity.created(URI.create("/v1/admin/products/" + product.id()))
                    .body(view(product));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One product", description = "As staff sees it, whatever its state.")
    AdminProduct get(@PathVariable String id) {
        return view(products.get(ProductId.fromPath(id)));
    }

    @PatchMapping("/{id}")
    @Refuses({"SLUG_TAKEN", "SKU_TAKEN", "CATEGORY_UNKNOWN", "STOCK_BELOW_RESERVED"})
    @Operation(
            summary = "Change what is given; a list that is given replaces the whole list",
            description = "What is absent or null stays as it is; an empty `brand` removes it.")
    AdminProduct update(
            @PathVariable String id,
            @RequestBody ProductInput body,
            Caller caller,
            Visitor visitor,
            Precondition precondition) {
        Cause cause = Cause.count(caller.requireUser(), visitor);
        return view(save.change(ProductId.fromPath(id), cause, product -> {
            precondition.require(() -> view(product));
            return body.changing(product, currency);
        }));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a product, or archive it when it was ordered",
            description = "An archived product keeps its orders' links and is not on sale.")
    void delete(@PathVariable String id, Caller caller, Visitor visitor, Precondition precondition) {
        Cause cause = Cause.count(caller.requireUser(), visitor);
        save.remove(ProductId.fromPath(id), cause, product -> precondition.require(() -> view(product)));
    }

    private AdminProduct view(Product product) {
        return new AdminProduct(
                product.id().value(),
                product.slug(),
                product.title(),
                product.description(),
                product.brand(),
                product.status(),
                product.categoryLabels(),
                product.images(),
                product.attributes(),
                product.withdrawalExempt(),
                product.options(),
                product.variants().stream().map(this::view).toList(),
                product.createdAt(),
                product.updatedAt());
    }

    private AdminVariant view(Product.Variant variant) {
        return new AdminVariant(
                variant.id().value(),
                variant.sku(),
                variant.title(),
                variant.options(),
                new Money(variant.priceAmount(), currency),
                variant.compareAtAmount() == null ? null : new Money(variant.compareAtAmount(), currency),
                variant.gtin(),
                variant.taxClass());
    }

    record AdminProduct(
            UUID id,
            String slug,
            String title,
            String description,
            @Nullable String brand,
            ProductStatus status,
            List<Category.Label> categories,
            List<Image> images,
            Map<String, Object> attributes,
            boolean withdrawalExempt,
            List<Product.Option> options,
            List<AdminVariant> variants,
            Instant createdAt,
            Instant updatedAt) {}

    record AdminVariant(
            UUID id,
            String sku,
            String title,
            Map<String, String> options,
            Money price,
            @Nullable Money compareAtPrice,
            @Nullable String gtin,
            String taxClass) {}
}
