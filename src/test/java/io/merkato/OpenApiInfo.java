package io.merkato;

import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.security.Buyer;
import io.merkato.platform.security.Caller;
import io.merkato.platform.security.Visitor;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final String TOKEN = "accessToken";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Buyer.class, Visitor.class, IdempotentRequest.class);
    }

    @Bean
    OpenAPI openApi(BuildProperties build) {
        return new OpenAPI()
                .info(new Info()
                        .title("Merkato")
                        .version(build.getVersion())
                        .description("A headless shop: accounts, catalogue, cart, checkout and orders."))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    /** Headers that are read by argument resolvers, and the one shape of all refusals. */
    @Bean
    OperationCustomizer headersAndProblems() {
        return (operation, method) -> {
            if (takes(method, IdempotentRequest.class)) {
                boolean required = "/v1/orders".equals(String.join("", path(method)));
                operation.addParametersItem(
                        header("Idempotency-Key", "8 to 255 characters").required(required));
            }
            if (takes(method, Buyer.class)) {
                operation.addParametersItem(header("Cart-Token", "A guest's proof of owning a cart"));
            }
            operation.setOperationId(operationId(method));
            operation.getResponses().addApiResponse("default", refusal());
            return operation;
        };
    }

    /** Schemas are named after the type and what it stands in, since many modules have an Item or a Line. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider objectMapperProvider) {
        return new ModelResolver(objectMapperProvider.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                Class<?> outer = type.getDeclaringClass();
                if (outer == null || !type.getName().startsWith("io.merkato")) {
                    return super.nameForClass(type, options);
                }
                String prefix = withoutSuffix(outer);
                return type.getSimpleName().contains(prefix) ? type.getSimpleName() : prefix + type.getSimpleName();
            }
        });
    }

    @Bean
    OpenApiCustomizer security() {
        return document -> document.getPaths().forEach((path, item) -> {
            for (Operation operation : item.readOperations()) {
                if (path.startsWith("/v1/admin/") || path.startsWith("/v1/me") || path.equals("/v1/auth/logout")) {
                    operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
                } else if (path.startsWith("/v1/cart") || path.startsWith("/v1/orders") || path.contains("quote")) {
                    operation.setSecurity(List.of(new SecurityRequirement(), new SecurityRequirement().addList(TOKEN)));
                }
            }
        });
    }

    private static String operationId(HandlerMethod method) {
        String controller = withoutSuffix(method.getBeanType());
        String name = method.getMethod().getName();
        return controller.substring(0, 1).toLowerCase(Locale.ROOT)
                + controller.substring(1)
                + name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1);
    }

    private static String withoutSuffix(Class<?> type) {
        return type.getSimpleName().replaceAll("(Controller|Store)$", "");
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static String[] path(HandlerMethod method) {
        var mapping = method.getMethodAnnotation(org.springframework.web.bind.annotation.PostMapping.class);
        return mapping == null ? new String[0] : mapping.value();
    }

    private static HeaderParameter header(String name, String description) {
        return (HeaderParameter)
                new HeaderParameter().name(name).description(description).schema(new StringSchema());
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("Refused")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457; docs/generated/problems.md lists the codes")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "code"));
        return problem;
    }
}
