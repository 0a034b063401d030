package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ShopProfile;
import io.merkato.notifications.StorefrontAddress;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.templates.Html;
import io.merkato.platform.web.Accepted;
import io.merkato.platform.web.OpenParameters;
import io.merkato.registration.AdminFile;
import io.merkato.storefront.ShopWindow;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page at the root, for people. Programs are told what they always were: there is no such route. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class WelcomeController {

    private static final List<MediaType> PAGES = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);
    private static final List<MediaType> DATA = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);

    private static final int PRODUCTS = 10;

    /** Pictures of an imported catalogue may be anywhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src * data:;"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Pages pages;
    private final ShopWindow window;
    private final Walk walk;
    private final ShopProfile shop;
    private final StorefrontAddress storefront;
    private final AdminFile adminFile;
    private final Mode mode;
    private final WelcomeSettings settings;
    private final ProblemAnswers problems;

    WelcomeController(
            Pages pages,
            ShopWindow window,
            Walk walk,
            ShopProfile shop,
            StorefrontAddress storefront,
            AdminFile adminFile,
            Mode mode,
            WelcomeSettings settings,
            ProblemAnswers problems) {
        this.pages = pages;
        this.window = window;
        this.walk = walk;
        this.shop = shop;
        this.storefront = storefront;
        this.adminFile = adminFile;
        this.mode = mode;
        this.settings = settings;
        this.problems = problems;
    }

    @GetMapping("/")
    @OpenParameters(prefix = "") // links from elsewhere carry their own
    ResponseEntity<?> welcome(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!settings.shown() || !Accepted.by(request).prefers(PAGES, DATA)) {
            return problems.answer(NOT_FOUND.because("No route has this path."), request);
        }
        return mode.isSandbox() ? sandbox(request) : production(request);
    }

    private ResponseEntity<String> sandbox(HttpServletRequest request) {
        List<ShopWindow.Shown> products = window.products(PRODUCTS);
        Html content = pages.part(
                "welcome",
                Map.of(
                        "admin", admin(),
                        "walk", walk.through(products),
                        "products", products.isEmpty() ? pages.part("no-products", Map.of()) : shown(products)));
        return pages.answer(request, POLICY, shop.name(), content);
    }

    private ResponseEntity<String> production(HttpServletRequest request) {
        Html link = storefront.isOwn()
                ? pages.part("to-storefront", Map.of("address", Html.of(storefront.base())))
                : Html.NOTHING;
        return pages.answer(request, HttpStatus.OK, shop.name(), pages.part("production", Map.of("storefront", link)));
    }

    private Html admin() {
        return adminFile.exists()
                ? pages.part(
                        "admin-file", Map.of("file", Html.of(adminFile.path().toString())))
                : pages.part("admin-named", Map.of());
    }

    private Html shown(List<ShopWindow.Shown> products) {
        return pages.part(
                "products",
                Map.of("products", Html.lines(products.stream().map(this::shown).toList())));
    }

    private Html shown(ShopWindow.Shown product) {
        return pages.part(
                "product",
                Map.of(
                        "slug", Html.of(product.slug()),
                        "title", Html.of(product.title()),
                        "image", Html.of(picture(product.image())),
                        "alt", Html.of(product.alt()),
                        "price", Html.of(price(product.price(), product.priceMax()))));
    }

    /** A picture of the shop's own is shown from where the page came from, whatever the world calls the shop. */
    private static String picture(String address) {
        return address.startsWith("/") && !address.startsWith("//") ? "." + address : address;
    }

    private static String price(Money price, Money priceMax) {
        return price.equals(priceMax) ? price.display() : "from " + price.display();
    }
}
