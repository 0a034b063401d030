package io.merkato.openapi;

import io.merkato.platform.web.OpenParameters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;

/** What is said of parameters in paths and queries. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class Parameters {

    private static final Map<String, String> IN_PATHS = Map.of(
            "id", "The id of what is meant, as another answer gave it.",
            "itemId", "The id of an item of your cart, as the cart gives it.",
            "idOrSlug", "The id or the slug of a product.");

    private Parameters() {}

    static void describe(Operation operation, HandlerMethod method) {
        List<Parameter> parameters = operation.getParameters();
        if (parameters != null) {
            parameters.forEach(Parameters::describe);
        }
        OpenParameters open = method.getMethodAnnotation(OpenParameters.class);
        if (open != null) {
            operation.addParametersItem(openOnes(open.prefix()));
        }
    }

    private static void describe(Parameter parameter) {
        Schema schema = parameter.getSchema();
        Schemas.withoutNoise(schema);
        if (parameter.getDescription() == null) {
            parameter.setDescription(
                    parameter.getIn().equals("path") ? IN_PATHS.get(parameter.getName()) : schema.getDescription());
        }
        schema.setDescription(null);
    }

    /** Many parameters of names that are not known beforehand are one object to OpenAPI. */
    private static Parameter openOnes(String prefix) {
        String name = prefix.replace(".", "");
        // With something beside the reference, since openapi-generator does not import the class of a deepObject
        // otherwise.
        Schema values = Schemas.reference("AttributeFilter").description("Values by the names of attributes.");
        Parameter parameter = new QueryParameter()
                .name(name)
                .style(Parameter.StyleEnum.DEEPOBJECT)
                .explode(true)
                .schema(values)
                .description("By an attribute or option, without regard to case: `%s[colour]=red`, or as well"
                                .formatted(name)
                        + " `%scolour=red`. Repeated, any of the values will do.".formatted(prefix));
        return parameter;
    }
}
