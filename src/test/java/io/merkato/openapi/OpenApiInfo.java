package io.merkato.openapi;

import static java.util.Objects.requireNonNull;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Buyer;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Message;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/**
 * What the OpenAPI document says of the whole. The document is generated in tests only, so this stands here; the scan
 * of the shop that runs in tests finds it.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiInfo {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class,
                        Buyer.class,
                        OrderViewer.class,
                        Visitor.class,
                        IdempotentRequest.class,
                        Precondition.class,
                        Shown.class);
        // A status or a role is one type to clients, wherever it stands.
        ModelResolver.enumsAsRef = true;
    }

    /** One for all shops of a test run: the generator keeps the resolver of the first one. */
    private static final SchemaNames NAMES = new SchemaNames();

    private final Map<String, HandlerMethod> handlers = new ConcurrentHashMap<>();

    @Bean
    OpenAPI openApi(BuildProperties build) {
        return new OpenAPI()
                .info(new Info()
                        .title("Merkato")
                        .version(build.getVersion())
                        .summary("A headless shop")
                        .description("Accounts, catalogue, cart, checkout and orders of a shop, over HTTP and JSON.\n\n"
                                + "Ids are opaque, money is whole minor units, times are RFC 3339 in UTC. Every answer"
                                + " has all of its members, null where there is no value. Every refusal is a Problem"
                                + " (RFC 9457) with a stable `code`. Clients ignore members that they do not know and"
                                + " expect new values of enums.")
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0"))
                        .contact(new Contact().name("Whoever runs this shop")))
                .addServersItem(
                        new Server().url("http://127.0.0.1:8080").description("A sandbox as it starts by default"))
                .tags(Tags.all())
                .components(components());
    }

    private static Components components() {
        Components components = new Components()
                .addSchemas("Problem", Refusals.problem())
                .addSchemas("ProblemCode", Refusals.code())
                .addSchemas("FieldError", Refusals.fieldError())
                .addSchemas("Shortage", ProblemMembers.shortage())
                .addSchemas("HeldStock", ProblemMembers.heldStock())
                .addSchemas("LeftToShip", ProblemMembers.leftToShip())
                .addResponses("Refusal", Refusals.anywhere())
                .addSecuritySchemes(
                        Access.ACCESS_TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The accessToken of `POST /v1/auth/login`."))
                .addSecuritySchemes(
                        Access.CART_TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Cart-Token")
                                .description("What a guest got with the first thing put into a cart."))
                .addSecuritySchemes(
                        Access.ORDER_TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Order-Token")
                                .description("The token of the link in an order's mail: for that order, and 60 days."));
        Headers.describe("default", requireNonNull(components.getResponses().get("Refusal")));
        Headers.all().forEach(components::addHeaders);
        return components;
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider objectMapperProvider) {
        return new ModelResolver(objectMapperProvider.jsonMapper(), NAMES);
    }

    /** Names operations after their handlers, which the rest is derived from. */
    @Bean
    OperationCustomizer operationIds() {
        return (operation, method) -> {
            String id = operationId(method);
            operation.setOperationId(id);
            handlers.put(id, method);
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer contract() {
        return document -> {
            document.getComponents()
                    .addSchemas("AttributeValue", Schemas.attributeValue())
                    .addSchemas("AttributeFilter", Schemas.attributeFilter());
            document.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((verb, operation) -> describe(document, path, verb, operation)));
            Members.describe(document, NAMES.records());
        };
    }

    /** What is made below a thing, such as the shipments of an order, may have its path elsewhere. */
    private static boolean makesWhatHasAPath(OpenAPI document, String path) {
        String kind = path.substring(path.lastIndexOf('/'));
        return document.getPaths().keySet().stream()
                .anyMatch(other -> other.startsWith(path + "/{") || other.endsWith(kind + "/{id}"));
    }

    /** As to guests, whose address is asked first: nothing has been made that they could read. */
    private static boolean saysOnlyThatItIsTakenIn(HandlerMethod method) {
        return method.getMethod().getGenericReturnType().getTypeName().contains(Message.class.getName());
    }

    private void describe(OpenAPI document, String path, PathItem.HttpMethod verb, Operation operation) {
        HandlerMethod method = requireNonNull(handlers.get(operation.getOperationId()));
        Audience audience = Access.to(method);
        operation.setSecurity(Access.requirements(audience, Headers.takes(method, OrderViewer.class)));
        Refusals.describe(operation.getResponses(), method, audience);
        Headers.read(verb, operation, method);
        Headers.answered(
                verb, operation, method, makesWhatHasAPath(document, path) && !saysOnlyThatItIsTakenIn(method));
        Parameters.describe(operation, method);
        Examples.add(operation);
    }

    private static String operationId(HandlerMethod method) {
        var documented = method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        return documented == null || documented.operationId().isEmpty() ? nameOf(method) : documented.operationId();
    }

    private static String nameOf(HandlerMethod method) {
        String controller = method.getBeanType().getSimpleName().replaceAll("Controller$", "");
        String name = method.getMethod().getName();
        return controller.substring(0, 1).toLowerCase(Locale.ROOT)
                + controller.substring(1)
                + name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1);
    }

    /** What the document tells of the tags, in the order in which a shopper meets them. */
    private static final class Tags {

        private static final List<String[]> ALL = List.of(
                new String[] {"Catalogue", "Products and categories, open to everybody."},
                new String[] {"Reviews", "What customers say of products, and of what others say."},
                new String[] {"Cart", "The cart of who is signed in, or of the guest who holds its Cart-Token."},
                new String[] {"Checkout", "What a cart costs, and the order of it."},
                new String[] {"Orders", "What a buyer reads of orders."},
                new String[] {"Withdrawals", "How consumers withdraw, without signing in."},
                new String[] {"Registration", "New accounts and their mail addresses."},
                new String[] {"Sign-in", "Access tokens and refresh tokens."},
                new String[] {"Passwords", "Forgotten and changed passwords."},
                new String[] {"Profile", "Who is signed in."},
                new String[] {"Stock notifications", "Waiting for what is sold out."},
                new String[] {"Addresses", "The address book of who is signed in."},
                new String[] {"Sessions", "The devices on which somebody is signed in."},
                new String[] {"Privacy", "A copy of everything held on a person, and its erasure."},
                new String[] {"Sandbox", "What only a sandbox has."},
                new String[] {"Admin products", "Products and categories, for staff."},
                new String[] {"Admin search", "What means the same to shoppers, and what they searched for, for staff."
                },
                new String[] {"Admin orders", "Orders with all that is known of them, for staff."},
                new String[] {"Admin ledger", "What was booked, and what lies in each account, for staff."},
                new String[] {"Admin shipments", "Parcels and their carriers, for staff."},
                new String[] {"Admin inventory", "The stock, for staff: what there is, what came and went, what is low."
                },
                new String[] {"Admin reviews", "What is shown of reviews, and the shop's answers, for staff."},
                new String[] {"Admin imports", "Catalogues from files, for staff."},
                new String[] {"Admin users", "People and what they may do, for admins."},
                new String[] {"Admin signing keys", "The keys of access tokens, for admins."},
                new String[] {"Admin integrity", "Whether all is true that must be true, for admins."},
                new String[] {"Admin audit trail", "Security events, for admins."});

        private Tags() {}

        static List<io.swagger.v3.oas.models.tags.Tag> all() {
            return ALL.stream()
                    .map(tag ->
                            new io.swagger.v3.oas.models.tags.Tag().name(tag[0]).description(tag[1]))
                    .toList();
        }
    }
}
