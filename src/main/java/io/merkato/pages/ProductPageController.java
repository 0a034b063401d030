package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.Product;
import io.merkato.catalog.Products;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ShopProfile;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.merkato.platform.web.OpenParameters;
import io.merkato.reviews.RatingSummary;
import io.merkato.reviews.Ratings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a mail about a product leads when the shop has no storefront beside it: what it is, and for how much. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class ProductPageController {

    private final Pages pages;
    private final Products products;
    private final Ratings ratings;
    private final String currency;

    ProductPageController(Pages pages, Products products, Ratings ratings, ShopProfile shop) {
        this.pages = pages;
        this.products = products;
        this.ratings = ratings;
        this.currency = shop.currency();
    }

    @GetMapping(path = "/products/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "") // mail programs add their own
    ResponseEntity<String> product(@PathVariable String slug, HttpServletRequest request) {
        Product product = products.find(slug)
                .filter(found -> found.status() == ProductStatus.ACTIVE)
                .orElseThrow(() -> NOT_FOUND.because("There is no such product, or it is not sold any more."));
        return pages.answer(request, HttpStatus.OK, product.title(), page(product));
    }

    private Html page(Product product) {
        return pages.part(
                "sold-product",
                Map.of(
                        "title", Html.of(product.title()),
                        "rating", rating(ratings.of(product.id())),
                        "description", Html.of(product.description()),
                        "variants",
                                Html.lines(product.variants().stream()
                                        .map(variant -> variant(product, variant))
                                        .toList())));
    }

    private Html rating(RatingSummary rating) {
        return rating.count() == 0
                ? Html.NOTHING
                : pages.part(
                        "product-rating",
                        Map.of(
                                "average", Html.of(rating.average().toPlainString()),
                                "count", Html.of(String.valueOf(rating.count()))));
    }

    private Html variant(Product product, Product.Variant variant) {
        String name = variant.title().isBlank() ? product.title() : variant.title();
        return pages.part(
                "sold-variant",
                Map.of(
                        "title", Html.of(name),
                        "price", Html.of(new Money(variant.priceAmount(), currency).display())));
    }
}
