package io.merkato.search.insights;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.Products;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UnknownId;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Storefronts tell what was opened of what was found. */
@RestController
@Tag(name = "Catalogue")
@OpenTo(Audience.UNRECOGNIZED)
class ClickController {

    /** Room for an office behind one address. */
    static final RateLimit PER_NETWORK = new RateLimit("search-click-network", 2000, Duration.ofMinutes(15));

    private final Insights insights;
    private final Products products;
    private final RateLimits rateLimits;

    ClickController(Insights insights, Products products, RateLimits rateLimits) {
        this.insights = insights;
        this.products = products;
        this.rateLimits = rateLimits;
    }

    @PostMapping("/v1/search/clicks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses({"VALIDATION_FAILED", "TOO_MANY_REQUESTS"})
    @Operation(
            operationId = "reportSearchClick",
            summary = "Tell that somebody opened a product of what was found",
            description = "Counted by the words alone, for those who run the shop: nothing is kept of who it was.")
    void clicked(@Valid @RequestBody SearchClick body, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        if (!isOnSale(body.product())) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to change.")
                    .at(List.of(new FieldError("/product", "PRODUCT_UNKNOWN", "is no product that is on sale")));
        }
        insights.clicked(body.query());
    }

    private boolean isOnSale(String idOrSlug) {
        try {
            return products.onSale(idOrSlug).isPresent();
        } catch (UnknownId e) {
            return false;
        }
    }

    record SearchClick(
            @Schema(description = "What was searched for, as it was typed.") @NotNull @NotBlank @Size(max = 200) String query,

            @Schema(description = "The id or slug of the product.") @NotNull @Size(max = 200) String product) {}
}
