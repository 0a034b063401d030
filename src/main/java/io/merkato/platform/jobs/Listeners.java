package io.merkato.platform.jobs;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/** Who listens to what: all methods with {@link Subscribe}, found once all beans are there. */
@Component
class Listeners implements SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beans;
    private final Map<String, Listener> byName = new LinkedHashMap<>();
    private final Map<Class<?>, List<String>> namesByEvent = new HashMap<>();
    private volatile boolean found;

    Listeners(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String bean : beans.getBeanDefinitionNames()) {
            Class<?> type = AutoProxyUtils.determineTargetClass(beans, bean);
            if (type != null && type.getName().startsWith("io.merkato.")) {
                MethodIntrospector.selectMethods(type, Listeners::subscription)
                        .forEach((method, subscription) -> add(subscription.value(), beans.getBean(bean), method));
            }
        }
        found = true;
    }

    /** The names of those that hear of an event. */
    List<String> namesFor(DomainEvent event) {
        if (!found) {
            throw new IllegalStateException("Nothing is published before all listeners are there.");
        }
        return namesByEvent.getOrDefault(event.getClass(), List.of());
    }

    Collection<Listener> all() {
        return byName.values();
    }

    private void add(String name, Object bean, Method method) {
        if (Modifier.isPrivate(method.getModifiers())) {
            throw new IllegalStateException("The listener " + name + " must not be private.");
        }
        Listener listener = Listener.of(name, bean, AopUtils.selectInvocableMethod(method, bean.getClass()));
        Listener other = byName.putIfAbsent(name, listener);
        if (other != null) {
            throw new IllegalStateException(
                    "Two listeners are called " + name + ": " + other.method() + " and " + method);
        }
        namesByEvent
                .computeIfAbsent(listener.event(), event -> new ArrayList<>())
                .add(name);
    }

    private static @Nullable Subscribe subscription(Method method) {
        return AnnotationUtils.findAnnotation(method, Subscribe.class);
    }
}
