package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The pages of users, channel accounts and teams, in Spanish; the other languages are in {@code messages/admin_*.properties}. */
@MessageBundle(value = "admin", locale = "es")
public interface AdminTexts {

    @Message("Personas usuarias")
    String users();

    @Message("Quién puede entrar y con qué perfiles, y las claves con las que actúan los programas.")
    String usersIntro();

    @Message("Nueva persona usuaria")
    String newUser();

    @Message("Nombre")
    String name();

    @Message("Usuario")
    String login();

    @Message("De 2 a 100 letras, cifras, puntos, guiones o @. No se puede cambiar después.")
    String loginHint();

    @Message("Correo electrónico")
    String email();

    @Message("Para invitaciones y avisos de fallos. Puede quedar vacío.")
    String emailHint();

    @Message("Perfiles")
    String roles();

    @Message("Agente")
    String roleAgent();

    @Message("Supervisión")
    String roleSupervisor();

    @Message("Análisis")
    String roleAnalyst();

    @Message("Administración")
    String roleAdministrator();

    @Message("Protección de datos")
    String roleDataProtection();

    @Message("Idiomas en los que atiende")
    String servedLanguages();

    @Message("Contraseña")
    String password();

    @Message("Al menos 10 caracteres.")
    String passwordHint();

    @Message("Si queda vacía y hay correo, recibe una invitación para elegirla.")
    String passwordOrInvitation();

    @Message("El correo saliente no está configurado: no se puede invitar. Sin contraseña nadie puede entrar.")
    String mailMissing();

    @Message("Crear")
    String create();

    @Message("Puede entrar")
    String usable();

    @Message("Desactivada")
    String unusable();

    @Message("Todavía no tiene contraseña.")
    String passwordNone();

    @Message("Acceso")
    String entry();

    @Message("Navegadores con la sesión abierta: {count}")
    String sessions(String count);

    @Message("Cerrar todas sus sesiones")
    String endSessions();

    @Message("Enviar una invitación")
    String invite();

    @Message("Un enlace para elegir contraseña, válido siete días. También si la ha olvidado.")
    String inviteHint();

    @Message("Invitación enviada.")
    String invited();

    @Message("Desactivar")
    String deactivate();

    @Message("Ya no podrá entrar, y sus claves dejarán de valer para siempre. Su nombre queda en los casos.")
    String deactivateHint();

    @Message("Volver a activar")
    String activate();

    @Message("Podrá entrar con la contraseña que tenía. Sus claves no vuelven.")
    String activateHint();

    @Message("Claves de programas")
    String keys();

    @Message("Un programa con una clave puede lo mismo que esta persona.")
    String keysIntro();

    @Message("No hay claves.")
    String keysNone();

    @Message("Crear una clave")
    String newKey();

    @Message("Clave nueva. Cópiala ahora: no se volverá a mostrar.")
    String keyOnce();

    @Message("Creada: {when}")
    String keyMade(String when);

    @Message("Revocada: {when}")
    String keyRevoked(String when);

    @Message("Todos los permisos")
    String keyEverything();

    @Message("Revocar")
    String revoke();

    @Message("Acciones")
    String actions();

    @Message("Estado")
    String state();

    @Message("Más")
    String more();

    @Message("Cuentas de canal")
    String accounts();

    @Message("Cada conexión con un canal: un chat web, un bot, un centro de llamadas, una oficina.")
    String accountsIntro();

    @Message("Nueva cuenta")
    String newAccount();

    @Message("Nueva cuenta: {channel}")
    String newAccountOf(String channel);

    @Message("¿De qué canal?")
    String chooseChannel();

    @Message("Canal")
    String channel();

    @Message("Salud")
    String health();

    @Message("Activada")
    String enabled();

    @Message("Desactivada")
    String disabled();

    @Message("Funciona")
    String healthy();

    @Message("No está en marcha en este servidor")
    String healthStopped();

    @Message("No funciona: {code}")
    String healthBad(String code);

    @Message("Funciona; recibe otro servidor")
    String healthStandingBy();

    @Message("Otro programa recibe los mensajes de este bot: para ese programa")
    String healthElsewhere();

    @Message("La red rechaza la clave: pon una nueva")
    String healthTokenRefused();

    @Message("La red no responde; se intenta otra vez")
    String healthNetworkAway();

    @Message("Llegan mensajes y no se pueden guardar; esperan en la red")
    String healthCoreAway();

    @Message("Mensajes en espera: {count}")
    String queued(String count);

    @Message("Mensajes que no se sabe si llegaron: {count}")
    String doubtful(String count);

    @Message("Mensajes que esperan en la red: {count}")
    String waitingAtNetwork(String count);

    @Message("Configuración del canal")
    String configuration();

    @Message("Hay un valor guardado, que no se muestra. Déjalo vacío para conservarlo.")
    String secretKept();

    @Message("Uno por línea.")
    String onePerLine();

    @Message("Cómo se atiende")
    String coreSettings();

    @Message("Validez de lo que llega")
    String formality();

    @Message("Formal: es vía legal para quejas, sugerencias y derechos")
    String formal();

    @Message("Informal: para eso se indica el formulario oficial")
    String informal();

    @Message("Dirección del formulario oficial (https)")
    String formUrl();

    @Message("Horas de silencio tras las que acaba un contacto")
    String contactHours();

    @Message("Días en que un mensaje reabre un caso resuelto")
    String reopenDays();

    @Message("Si no se sabe si un mensaje se envió")
    String unknownPolicy();

    @Message("Preguntar a quien atiende")
    String policyAsk();

    @Message("Enviarlo otra vez")
    String policyResend();

    @Message("Archivo más grande, en MB")
    String largestFile();

    @Message("Vacío: lo que admita la instalación.")
    String largestFileHint();

    @Message("Tipos de archivo")
    String fileTypes();

    @Message("Uno por línea, como application/pdf o image/*. Vacío: todos.")
    String fileTypesHint();

    @Message("Activar")
    String enable();

    @Message("Desactivar")
    String disable();

    @Message("Lo que llegue irá a «Sin procesar», y lo que salga esperará.")
    String disableHint();

    @Message("Esta instalación no tiene este canal: no se puede configurar.")
    String channelMissing();

    @Message("Equipos")
    String teams();

    @Message("Quiénes trabajan juntos.")
    String teamsIntro();

    @Message("Nuevo equipo")
    String newTeam();

    @Message("Miembros")
    String members();

    @Message("Miembros: {count}")
    String memberCount(String count);

    @Message("No hay nadie todavía.")
    String membersNone();

    @Message("Añadir")
    String addMember();

    @Message("Persona que se añade")
    String newMember();

    @Message("Mostrar más personas")
    String moreAgents();

    @Message("No queda nadie a quien añadir.")
    String agentsNone();

    @Message("Quitar a {name}")
    String removeMember(String name);

    @Message("Quitar")
    String remove();

    @Message("Quitar el equipo")
    String removeTeam();

    @Message("Deja de usarse. Se puede volver a poner en uso.")
    String removeTeamHint();

    @Message("Volver a ponerlo en uso")
    String restoreTeam();

    @Message("Letras minúsculas, cifras y guiones. No se puede cambiar después.")
    String codeHint();

    @Message("Código")
    String code();

    @Message("Nombres")
    String names();

    @Message("No se puede guardar. Revisa: {fields}")
    String invalid(String fields);

    @Message(
            "Otra persona lo ha cambiado mientras tanto y no se ha guardado. Vuelve a cargar la página y repite el cambio.")
    String problemStale();

    @Message("Ya hay alguien con este usuario. Elige otro.")
    String problemLoginTaken();

    @Message("Es la última persona que puede entrar y administrar. Da antes ese perfil a otra.")
    String problemNobodyLeft();

    @Message("Ya hay un equipo con este código. Elige otro, o abre el que hay.")
    String problemTeamExists();

    @Message("Este formulario ya se había enviado. Mira la lista: si falta algo, empieza uno nuevo.")
    String problemSentBefore();

    @Message("Último mensaje recibido: {moment}")
    String lastMessage(String moment);

    @Message("Todavía no ha llegado ningún mensaje")
    String noMessageYet();

    @Message("Esperan en la red a que los recojamos: {count}")
    String atNetwork(String count);

    @Message("Por enviar: {count}")
    String unsent(String count);

    @Message("Por enviar: {count}; el más antiguo espera desde {moment}")
    String unsentSince(String count, String moment);

    @Message("Enviados en el último minuto: {count}")
    String rate(String count);

    @Message("Enviados en el último minuto: {count}; la red permite {permitted}")
    String rateOf(String count, String permitted);

    @Message("Último error ({moment}): {error}")
    String lastError(String error, String moment);

    @Message("Sin errores desde que empezó")
    String noError();

    @Message("La red dice: {words}")
    String networkSays(String words);

    @Message("Llamadas con un secreto equivocado: {count}")
    String strangers(String count);

    @Message("Sin poder leer: {count}")
    String parkedCount(String count);

    @Message("Lo que no se pudo leer")
    String parkedEvents();

    @Message(
            "Ha llegado por un canal, no pertenece a ninguna conversación y no se entiende. Se guarda treinta días: una versión posterior quizá lo entienda.")
    String parkedIntro();

    @Message("No hay nada que no se haya podido leer")
    String parkedNone();

    @Message("Cuándo")
    String parkedWhen();

    @Message("Qué es")
    String parkedKind();

    @Message("Caracteres")
    String parkedSize();

    @Message("Intentos")
    String parkedTries();

    @Message("Ver")
    String parkedSee();

    @Message("Intentar otra vez")
    String parkedRetry();

    @Message("Desechar")
    String parkedDiscard();

    @Message("Desaparece para siempre.")
    String parkedDiscardHint();

    @Message("Esta versión tampoco lo entiende.")
    String stillUnreadable();

    @Message("Su cuenta no está en marcha.")
    String accountNotRunning();
}
