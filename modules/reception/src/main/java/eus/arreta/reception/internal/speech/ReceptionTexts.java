package eus.arreta.reception.internal.speech;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What reception says, in Spanish; the other languages are in {@code messages/reception_*.properties}. */
@MessageBundle(value = "reception", locale = "es")
public interface ReceptionTexts {

    @Message("Hola. Aquí puedes hacer tu consulta.")
    String greeting();

    @Message("Responsable de los datos: {name}.")
    String controller(String name);

    @Message("Guardamos esta conversación para atenderte.")
    String purpose();

    @Message("Puedes acceder a tus datos, rectificarlos, suprimirlos, limitar su uso u oponerte.")
    String rights();

    @Message("Más información: {link}")
    String details(String link);

    @Message("¿En qué idioma quieres hablar?")
    String languageQuestion();

    @Message("De acuerdo, seguimos en castellano.")
    String languageChosen();

    @Message("Escribe tu consulta.")
    String ask();

    @Message("¿Sobre qué tema es? Elige uno o escribe tu consulta.")
    String menuQuestion();

    @Message("Tema: {topic}.")
    String topicChosen(String topic);

    @Message("Hemos recibido tu consulta. Número: {number}.")
    String caseOpened(String number);

    @Message("Te responderemos en {count} horas como mucho.")
    String withinHours(String count);

    @Message("Te responderemos en {count} días como mucho.")
    String withinDays(String count);

    @Message("Ahora está cerrado. Próxima apertura: {when}.")
    String closedUntil(String when);

    @Message("Escribe tu consulta y una persona te responderá aquí. También entiendo estas palabras:")
    String help();

    @Message("/idioma: cambiar de idioma")
    String helpLanguage();

    @Message("/persona: hablar con una persona")
    String helpPerson();

    @Message("/estado: ver tus consultas abiertas")
    String helpStatus();

    @Message("/parar: no recibir más avisos")
    String helpStop();

    @Message("Una persona te responderá aquí.")
    String person();

    @Message("No tienes consultas abiertas desde aquí.")
    String statusNone();

    @Message("Tus consultas abiertas:")
    String statusSome();

    @Message("respuesta prometida antes del {moment}")
    String promised(String moment);

    @Message("recibida")
    String stateNew();

    @Message("en curso")
    String stateOpen();

    @Message("esperando tu respuesta")
    String stateWaiting();

    @Message("esperando a otro servicio")
    String stateOnHold();

    @Message(
            "De acuerdo: no te enviaremos avisos aquí ni te preguntaremos tu opinión. Puedes seguir escribiendo cuando quieras.")
    String stopped();

    @Message("¿Cómo valoras esta atención, de 1 (muy mal) a 5 (muy bien)?")
    String satisfactionQuestion();

    @Message("Gracias por tu valoración. Si quieres añadir un comentario, escríbelo ahora.")
    String scored();

    @Message("Gracias, hemos guardado tu comentario.")
    String commented();

    @Message("Era una consulta: quiero respuesta")
    String itIsAQuestion();

    @Message("Gracias por escribirnos.")
    String ended();

    @Message("Tu número es {number}: con él te atendemos por cualquier canal.")
    String endedCase(String number);
}
