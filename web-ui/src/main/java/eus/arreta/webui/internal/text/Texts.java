package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands on every page of the console, in Spanish; the other languages are in {@code messages/msg_*.properties}. */
@MessageBundle(value = "msg", locale = "es")
public interface Texts {

    @Message("Ir al contenido")
    String skipToContent();

    @Message("Principal")
    String mainNavigation();

    @Message("Trabajo")
    String work();

    @Message("Sin procesar")
    String deadLetters();

    @Message("Salir")
    String signOut();

    @Message("Idioma")
    String languageMenu();

    @Message("Claro u oscuro")
    String theme();

    @Message("Teclas")
    String keys();

    @Message("Cerrar")
    String close();

    @Message("Entrar")
    String signIn();

    @Message("Consola de atención ciudadana")
    String signInIntro();

    @Message("Usuario")
    String login();

    @Message("Contraseña")
    String password();

    @Message("Mostrar")
    String showPassword();

    @Message("Ocultar")
    String hidePassword();

    @Message("El usuario o la contraseña no coinciden.")
    String refused();

    @Message("Puedes intentarlo otra vez en {seconds} s.")
    String retryIn(String seconds);

    @Message("Sin conexión. Última actualización: {time}. Lo seguimos intentando.")
    String connectionLost(String time);

    @Message("El servicio está interrumpido: {parts}. No se pierde nada; seguirá solo en cuanto vuelva.")
    String serviceAway(String parts);

    @Message("base de datos")
    String partDatabase();

    @Message("mensajería")
    String partBroker();

    @Message("proceso interno")
    String partOther();

    @Message("Tu sesión ha terminado. Lo que has escrito se conserva en esta pestaña.")
    String sessionEnded();

    @Message("No se puede mostrar esta página")
    String problemTitle();

    @Message("Volver al trabajo")
    String backToWork();

    @Message("Intentarlo otra vez")
    String tryAgain();

    @Message(
            "Otra persona ha cambiado este caso mientras tanto. Ya ves cómo está ahora: míralo y repite si hace falta.")
    String problemStale();

    @Message("Desde el estado actual no se puede pasar a ese.")
    String problemNotAllowed();

    @Message("Este caso está cerrado: ya no se puede escribir en él. Tu texto sigue aquí.")
    String problemClosed();

    @Message("No hay ninguna conversación abierta por la que responder.")
    String problemNoConversation();

    @Message("Ya se había decidido sobre este mensaje.")
    String problemNotUnknown();

    @Message("Tu perfil no permite hacer esto.")
    String problemForbidden();

    @Message("No existe, o no puedes verlo.")
    String problemNotFound();

    @Message(
            "El servicio está interrumpido y no se ha guardado. Tu texto sigue aquí: inténtalo otra vez en un momento.")
    String problemAway();

    @Message(
            "El servicio está interrumpido. No se pierde nada de lo que ya estaba guardado. Inténtalo otra vez en un momento.")
    String problemPageAway();

    @Message(
            "El texto está vacío, es demasiado largo (más de 20.000 caracteres) o contiene algo que no se puede enviar.")
    String problemText();

    @Message("Ya se había enviado un texto con este formulario. Mira el historial: si falta algo, envíalo otra vez.")
    String problemKeyReused();

    @Message(
            "El servidor no responde. Tu texto sigue aquí: envíalo otra vez cuando vuelva la conexión; no llegará dos veces.")
    String problemOffline();

    @Message("La página ha caducado. Vuelve a cargarla: lo que has escrito se conserva.")
    String problemCrossSite();

    @Message("Algo ha fallado por nuestra parte y no se ha guardado. Ha quedado anotado.")
    String problemOther();

    @Message(
            "Registros que no se pudieron procesar. No se pierde ninguno: cuando la causa esté arreglada, procésalos otra vez.")
    String lettersIntro();

    @Message("No hay nada sin procesar.")
    String lettersNone();

    @Message("Cuándo")
    String letterWhen();

    @Message("Dónde")
    String letterWhere();

    @Message("Tipo")
    String letterType();

    @Message("Causa")
    String letterCause();

    @Message("Intentos")
    String letterAttempts();

    @Message("Estado")
    String letterState();

    @Message("Acción")
    String letterAction();

    @Message("pendiente")
    String letterOpen();

    @Message("enviado otra vez")
    String letterReplayed();

    @Message("procesado")
    String letterDone();

    @Message("Procesar otra vez")
    String replay();

    @Message("Anteriores")
    String older();
}
